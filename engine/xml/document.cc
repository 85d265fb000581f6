#include "engine/xml/document.h"

#include <tinyxml2.h>

#include <deque>
#include <utility>
#include <vector>

#include "engine/xml/guard.h"
#include "engine/xml/namespaces.h"

namespace engine::xml {

namespace {

constexpr std::uint32_t kNoPlace = 0xFFFFFFFF;

struct Node {
  std::string_view namespace_uri;
  std::string_view name;
  std::string_view written_name;
  std::string_view text;
  std::uint32_t parent = kNoPlace;
  std::uint32_t first_child = kNoPlace;
  std::uint32_t next_sibling = kNoPlace;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  int line = 0;
};

}  // namespace

// The elements in document order, with names resolved; the text lies in the parser's document.
struct Tree {
  tinyxml2::XMLDocument parsed;
  Namespaces namespaces;
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::deque<std::string> joined_texts;
};

namespace {

class TreeBuilder {
 public:
  explicit TreeBuilder(Tree& tree) : tree_(tree) {}

  // The guard has bounded the depth.
  std::uint32_t add(const tinyxml2::XMLElement& source, std::uint32_t parent) {
    tree_.namespaces.open();
    const auto place = static_cast<std::uint32_t>(tree_.nodes.size());
    tree_.nodes.push_back(node_of(source, parent));
    std::uint32_t previous = kNoPlace;
    for (const auto* child = source.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::uint32_t added = add(*child, place);
      (previous == kNoPlace ? tree_.nodes[place].first_child : tree_.nodes[previous].next_sibling) =
          added;
      previous = added;
    }
    tree_.namespaces.close();
    return place;
  }

 private:
  Node node_of(const tinyxml2::XMLElement& source, std::uint32_t parent) {
    for (const auto* raw = source.FirstAttribute(); raw != nullptr; raw = raw->Next()) {
      if (const auto prefix = declared_prefix(raw->Name())) {
        tree_.namespaces.bind(*prefix, raw->Value());
      }
    }
    Node node;
    const QualifiedName name = *split_name(source.Name());
    node.namespace_uri = uri_of(name.prefix);
    node.name = name.local;
    node.written_name = source.Name();
    node.text = text_of(source);
    node.parent = parent;
    node.line = source.GetLineNum();
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    add_attributes(source);
    node.attribute_count =
        static_cast<std::uint32_t>(tree_.attributes.size()) - node.first_attribute;
    return node;
  }

  void add_attributes(const tinyxml2::XMLElement& source) {
    for (const auto* raw = source.FirstAttribute(); raw != nullptr; raw = raw->Next()) {
      if (declared_prefix(raw->Name())) continue;
      const QualifiedName name = *split_name(raw->Name());
      // The default namespace does not reach attributes.
      const std::string_view uri = name.prefix.empty() ? std::string_view{} : uri_of(name.prefix);
      tree_.attributes.push_back({uri, name.local, raw->Value()});
    }
  }

  std::string_view uri_of(std::string_view prefix) const {
    return tree_.namespaces.uri(tree_.namespaces.find(prefix).value());
  }

  std::string_view text_of(const tinyxml2::XMLElement& source) {
    const tinyxml2::XMLText* only = nullptr;
    std::string* joined = nullptr;
    for (const auto* child = source.FirstChild(); child != nullptr; child = child->NextSibling()) {
      const tinyxml2::XMLText* text = child->ToText();
      if (text == nullptr) continue;
      if (only == nullptr) {
        only = text;
        continue;
      }
      if (joined == nullptr) joined = &tree_.joined_texts.emplace_back(only->Value());
      *joined += text->Value();
    }
    if (joined != nullptr) return *joined;
    return only == nullptr ? std::string_view{} : std::string_view(only->Value());
  }

  Tree& tree_;
};

}  // namespace

std::string_view Element::name() const {
  return tree_->nodes[place_].name;
}
std::string_view Element::namespace_uri() const {
  return tree_->nodes[place_].namespace_uri;
}
std::string_view Element::written_name() const {
  return tree_->nodes[place_].written_name;
}
int Element::line() const {
  return tree_->nodes[place_].line;
}
std::string_view Element::text() const {
  return tree_->nodes[place_].text;
}

bool Element::is(std::string_view namespace_uri, std::string_view name) const {
  const Node& node = tree_->nodes[place_];
  return node.name == name && node.namespace_uri == namespace_uri;
}

std::span<const Attribute> Element::attributes() const {
  const Node& node = tree_->nodes[place_];
  return std::span(tree_->attributes).subspan(node.first_attribute, node.attribute_count);
}

std::optional<std::string_view> Element::attribute(std::string_view name) const {
  return attribute({}, name);
}

std::optional<std::string_view> Element::attribute(std::string_view namespace_uri,
                                                   std::string_view name) const {
  for (const Attribute& attribute : attributes()) {
    if (attribute.name == name && attribute.namespace_uri == namespace_uri) return attribute.value;
  }
  return std::nullopt;
}

Result<std::string_view> Element::required(std::string_view name) const {
  const auto value = attribute(name);
  if (value && !value->empty()) return *value;
  return Failure{
      ErrorCode::kSyntaxError,
      "'" + std::string(written_name()) + "' lacks the attribute '" + std::string(name) + "'",
      {line(), 0}};
}

Elements Element::children() const {
  return {*tree_, tree_->nodes[place_].first_child};
}

std::optional<Element> Element::child(std::string_view namespace_uri, std::string_view name) const {
  for (const Element candidate : children()) {
    if (candidate.is(namespace_uri, name)) return candidate;
  }
  return std::nullopt;
}

std::optional<Element> Element::parent() const {
  const std::uint32_t place = tree_->nodes[place_].parent;
  if (place == kNoPlace) return std::nullopt;
  return Element(*tree_, place);
}

Elements::Iterator& Elements::Iterator::operator++() {
  place_ = tree_->nodes[place_].next_sibling;
  return *this;
}

Elements::Iterator Elements::end() const {
  return {*tree_, kNoPlace};
}

Document::Document(std::unique_ptr<const Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Element Document::root() const {
  return Element(*tree_, 0);
}

Result<Document> parse_xml(std::string_view bytes) {
  if (const Result<> guarded = check_xml(bytes); !guarded) return guarded.error();
  auto tree = std::make_unique<Tree>();
  if (tree->parsed.Parse(bytes.data(), bytes.size()) != tinyxml2::XML_SUCCESS) {
    return Failure{
        ErrorCode::kSyntaxError, tree->parsed.ErrorStr(), {tree->parsed.ErrorLineNum(), 0}};
  }
  TreeBuilder(*tree).add(*tree->parsed.RootElement(), kNoPlace);
  return Document(std::move(tree));
}

}  // namespace engine::xml
