#include "engine/xml/namespaces.h"

namespace engine::xml {

std::optional<QualifiedName> split_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return QualifiedName{{}, name};
  const QualifiedName split{name.substr(0, colon), name.substr(colon + 1)};
  const bool starts_well = !split.local.empty() && split.local.front() != '-' &&
                           split.local.front() != '.' &&
                           !(split.local.front() >= '0' && split.local.front() <= '9');
  if (split.prefix.empty() || !starts_well) return std::nullopt;
  if (split.local.find(':') != std::string_view::npos) return std::nullopt;
  return split;
}

std::optional<std::string_view> declared_prefix(std::string_view attribute_name) {
  constexpr std::string_view kMark = "xmlns";
  if (attribute_name == kMark) return std::string_view{};
  if (!attribute_name.starts_with("xmlns:")) return std::nullopt;
  return attribute_name.substr(kMark.size() + 1);
}

Namespaces::Namespaces() {
  number_of("");
  bindings_.push_back({"xml", number_of(kXmlNamespace)});
}

void Namespaces::close() {
  bindings_.resize(marks_.back());
  marks_.pop_back();
}

void Namespaces::bind(std::string_view prefix, std::string_view uri) {
  bindings_.push_back({prefix, number_of(uri)});
}

std::optional<int> Namespaces::find(std::string_view prefix) const {
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (binding->prefix == prefix) return binding->uri;
  }
  if (prefix.empty()) return 0;
  return std::nullopt;
}

int Namespaces::number_of(std::string_view uri) {
  const auto found = numbers_.find(uri);
  if (found != numbers_.end()) return found->second;
  const auto added = numbers_.emplace(std::string(uri), static_cast<int>(uris_.size())).first;
  uris_.push_back(&added->first);
  return added->second;
}

}  // namespace engine::xml
