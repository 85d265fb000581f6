#include "web/http/headers.h"

#include "web/http/text.h"

namespace web {

void HeaderList::add(std::string_view name, std::string_view value) {
  spans_.push_back({static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(name.size()),
                    static_cast<std::uint32_t>(value.size())});
  text_ += name;
  text_ += value;
}

void HeaderList::clear() {
  text_.clear();
  spans_.clear();
}

HeaderList::Field HeaderList::at(std::size_t index) const {
  const Span& span = spans_[index];
  const std::string_view text = text_;
  return {text.substr(span.name_at, span.name_size),
          text.substr(span.name_at + span.name_size, span.value_size)};
}

std::optional<std::string_view> HeaderList::find(std::string_view name) const {
  for (std::size_t index = 0; index < spans_.size(); ++index) {
    const Field field = at(index);
    if (equal_ignoring_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

std::size_t HeaderList::count(std::string_view name) const {
  std::size_t found = 0;
  for (std::size_t index = 0; index < spans_.size(); ++index) {
    if (equal_ignoring_case(at(index).name, name)) ++found;
  }
  return found;
}

}  // namespace web
