#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace engine::xml {

class Elements;
struct Tree;

// Without the namespace declarations. An attribute without prefix has no namespace.
struct Attribute {
  std::string_view namespace_uri;
  std::string_view name;  // local
  std::string_view value;
};

// A view of one element; lives as long as its document.
class Element {
 public:
  // The local name.
  std::string_view name() const;
  std::string_view namespace_uri() const;
  // With its prefix, as written; for messages.
  std::string_view written_name() const;
  int line() const;
  bool is(std::string_view namespace_uri, std::string_view name) const;

  std::span<const Attribute> attributes() const;
  // Of an attribute without namespace.
  std::optional<std::string_view> attribute(std::string_view name) const;
  std::optional<std::string_view> attribute(std::string_view namespace_uri,
                                            std::string_view name) const;
  // The failure names element, attribute and line. An empty value counts as missing.
  Result<std::string_view> required(std::string_view name) const;

  // The text directly in it, without that of its children.
  std::string_view text() const;
  Elements children() const;
  // The first one of that name.
  std::optional<Element> child(std::string_view namespace_uri, std::string_view name) const;
  std::optional<Element> parent() const;

  bool operator==(const Element&) const = default;

 private:
  friend class Document;
  friend class Elements;
  Element(const Tree& tree, std::uint32_t place) : tree_(&tree), place_(place) {}

  const Tree* tree_;
  std::uint32_t place_;
};

// The children of an element in document order: `for (Element child : element.children())`.
class Elements {
 public:
  class Iterator {
   public:
    Element operator*() const { return Element(*tree_, place_); }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return place_ == other.place_; }

   private:
    friend class Elements;
    Iterator(const Tree& tree, std::uint32_t place) : tree_(&tree), place_(place) {}
    const Tree* tree_;
    std::uint32_t place_;
  };

  Iterator begin() const { return {*tree_, first_}; }
  Iterator end() const;

 private:
  friend class Element;
  Elements(const Tree& tree, std::uint32_t first) : tree_(&tree), first_(first) {}
  const Tree* tree_;
  std::uint32_t first_;
};

// A parsed file. Immutable; owns all that its elements show.
class Document {
 public:
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  Element root() const;

 private:
  friend Result<Document> parse_xml(std::string_view bytes);
  explicit Document(std::unique_ptr<const Tree> tree);

  std::unique_ptr<const Tree> tree_;
};

// Reads a file that came from outside: the guard first, then the parser. The failure
// (kSyntaxError) carries line and column.
Result<Document> parse_xml(std::string_view bytes);

}  // namespace engine::xml
