#include "engine/dmn/reader/names.h"

#include <algorithm>
#include <set>
#include <utility>

namespace engine::dmn {

std::size_t Names::add(std::string name) {
  is_fresh_ = false;
  names_.push_back(std::move(name));
  open_.push_back(names_.size() - 1);
  return names_.size() - 1;
}

std::size_t Names::add_implicit(std::string name) {
  is_fresh_ = false;
  names_.push_back(std::move(name));
  implicit_.push_back(names_.size() - 1);
  return names_.size() - 1;
}

void Names::close(std::size_t mark) {
  is_fresh_ = false;
  open_.resize(mark);
}

const std::vector<std::string>& Names::visible() const {
  if (is_fresh_) return visible_;
  visible_.assign(names_.size(), "");
  std::set<std::string_view> seen;
  const auto show = [&](std::size_t slot) {
    if (seen.insert(names_[slot]).second) visible_[slot] = names_[slot];
  };
  std::for_each(open_.rbegin(), open_.rend(), show);
  std::for_each(implicit_.begin(), implicit_.end(), show);
  is_fresh_ = true;
  return visible_;
}

std::optional<std::size_t> Names::find(std::string_view name) const {
  const std::vector<std::string>& names = visible();
  const auto found = std::find(names.begin(), names.end(), name);
  if (name.empty() || found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::string normalized_name(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

bool is_plain_name(std::string_view name) {
  return name.find_first_of(" .-+*/'") == std::string_view::npos;
}

}  // namespace engine::dmn
