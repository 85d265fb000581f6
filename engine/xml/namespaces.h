#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::xml {

inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view kXmlnsNamespace = "http://www.w3.org/2000/xmlns/";

struct QualifiedName {
  std::string_view prefix;  // empty: none
  std::string_view local;
};

// Nothing unless there is at most one colon, with a name on both sides.
std::optional<QualifiedName> split_name(std::string_view name);

// The prefix that an attribute of this name declares (empty: the default namespace), or nothing
// if it is no namespace declaration.
std::optional<std::string_view> declared_prefix(std::string_view attribute_name);

// The prefixes in scope while a document is walked. Each distinct URI has a number, so that
// comparing two is no matter of their length; 0 is "no namespace".
class Namespaces {
 public:
  Namespaces();

  // Begins and ends the scope of an element.
  void open() { marks_.push_back(bindings_.size()); }
  void close();
  // Into the innermost scope. The views must live as long as this.
  void bind(std::string_view prefix, std::string_view uri);

  // How many declarations are in scope.
  std::size_t count() const { return bindings_.size(); }
  // The number of the URI; the empty prefix is always bound.
  std::optional<int> find(std::string_view prefix) const;
  const std::string& uri(int number) const { return *uris_[static_cast<std::size_t>(number)]; }

 private:
  struct Binding {
    std::string_view prefix;
    int uri = 0;
  };
  int number_of(std::string_view uri);

  std::vector<Binding> bindings_;
  std::vector<std::size_t> marks_;
  std::map<std::string, int, std::less<>> numbers_;
  std::vector<const std::string*> uris_;
};

}  // namespace engine::xml
