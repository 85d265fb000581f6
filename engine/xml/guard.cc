#include "engine/xml/guard.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/xml/namespaces.h"
#include "engine/xml/text_check.h"

namespace engine::xml {

namespace {

struct RawAttribute {
  std::string_view name;
  std::string_view value;  // as written
  std::size_t offset = 0;
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_character(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_utf8_name(std::string_view name) {
  std::string lower(name.substr(0, 6));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return lower == "utf-8";
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 60;
  std::string shown = "'" + std::string(text.substr(0, kShown));
  return shown + (text.size() > kShown ? "…'" : "'");
}

// Walks the document once, from markup to markup.
class Guard {
 public:
  explicit Guard(std::string_view bytes) : text_(bytes) {}

  Result<> run();

 private:
  Failure fail(std::size_t offset, std::string message) const;
  bool at(std::string_view expected) const { return text_.substr(at_).starts_with(expected); }
  bool at_end() const { return at_ >= text_.size(); }
  void skip_space() {
    while (!at_end() && is_space(text_[at_])) ++at_;
  }
  std::string_view take_name();

  Result<> declaration();
  Result<> declared(std::string_view name, std::string_view value, std::size_t offset) const;
  Result<> markup();
  Result<> character_data();
  Result<> section(std::string_view open, std::string_view close, const char* what);
  Result<> start_tag();
  Result<> end_tag();
  Result<> element(std::string_view name, std::size_t start, bool is_empty);
  Result<RawAttribute> attribute();
  Result<> unique_names(std::size_t start) const;
  Result<> declarations(std::size_t start);
  Result<> declares(const RawAttribute& attribute, std::string_view prefix);
  Result<> bound_names(std::string_view name, std::size_t start) const;
  Result<> references(std::string_view value, std::size_t offset) const;
  Result<> reference(std::string_view name, std::size_t offset) const;
  Result<> other_node(std::size_t offset);

  std::string_view text_;
  std::size_t at_ = 0;
  Namespaces namespaces_;
  std::vector<std::string_view> open_;
  std::vector<RawAttribute> attributes_;  // of the tag at hand
  std::size_t elements_ = 0;
  std::size_t all_attributes_ = 0;
  std::size_t other_nodes_ = 0;
  bool has_root_ = false;
};

Failure Guard::fail(std::size_t offset, std::string message) const {
  const std::string_view before = text_.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {ErrorCode::kSyntaxError,
          std::move(message),
          {static_cast<int>(lines) + 1, static_cast<int>(offset - line_start) + 1}};
}

Result<> Guard::run() {
  if (text_.size() > kMaxFileBytes) return fail(0, "larger than 5 MiB");
  if (const auto bad = find_bad_text(text_)) return fail(bad->offset, bad->reason);
  if (at("\xEF\xBB\xBF")) at_ += 3;
  if (at("<?xml") && at_ + 5 < text_.size() && is_space(text_[at_ + 5])) {
    if (Result<> result = declaration(); !result) return result;
  }
  while (!at_end()) {
    Result<> result = text_[at_] == '<' ? markup() : character_data();
    if (!result) return result;
  }
  if (!open_.empty()) return fail(at_, "the element " + quoted(open_.back()) + " is not closed");
  if (!has_root_) return fail(at_, "there is no root element");
  return {};
}

std::string_view Guard::take_name() {
  const std::size_t start = at_;
  if (at_end() || !is_name_start(text_[at_])) return {};
  while (!at_end() && is_name_character(text_[at_])) ++at_;
  return text_.substr(start, at_ - start);
}

// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, in this order (XML 1.0 §2.8).
Result<> Guard::declaration() {
  const std::size_t start = at_;
  at_ += 5;
  constexpr std::string_view kOrder[] = {"version", "encoding", "standalone"};
  std::size_t place = 0;
  for (skip_space(); !at("?>"); skip_space()) {
    const Result<RawAttribute> pseudo = attribute();
    if (!pseudo) return pseudo.error();
    const auto* const found = std::find(kOrder + place, std::end(kOrder), pseudo->name);
    if (found == std::end(kOrder) || (place == 0 && found != kOrder)) {
      return fail(pseudo->offset, "the XML declaration is not well-formed");
    }
    place = static_cast<std::size_t>(found - kOrder) + 1;
    Result<> result = declared(pseudo->name, pseudo->value, pseudo->offset);
    if (!result) return result;
  }
  at_ += 2;
  if (at_ - start > kMaxTagBytes) return fail(start, "the XML declaration is too long");
  if (place == 0) return fail(start, "the XML declaration names no version");
  return {};
}

Result<> Guard::declared(std::string_view name, std::string_view value, std::size_t offset) const {
  if (name == "version" && value != "1.0") return fail(offset, "only XML 1.0 is read");
  if (name == "encoding" && !is_utf8_name(value)) {
    return fail(offset, "the encoding " + quoted(value) + " is not UTF-8");
  }
  if (name == "standalone" && value != "yes" && value != "no") {
    return fail(offset, "standalone is neither yes nor no");
  }
  return {};
}

Result<> Guard::markup() {
  if (at("<!--")) return section("<!--", "-->", "comment");
  if (at("<![CDATA[")) {
    if (open_.empty()) return fail(at_, "a CDATA section stands outside the root element");
    return section("<![CDATA[", "]]>", "CDATA section");
  }
  if (at("<!DOCTYPE")) return fail(at_, "a DOCTYPE is not allowed");
  if (at("<!")) return fail(at_, "a markup declaration is not allowed");
  if (at("<?")) return fail(at_, "a processing instruction is not allowed");
  return at("</") ? end_tag() : start_tag();
}

Result<> Guard::character_data() {
  const std::size_t start = at_;
  at_ = std::min(text_.find('<', at_), text_.size());
  const std::string_view data = text_.substr(start, at_ - start);
  if (open_.empty()) {
    const auto* const text = std::find_if_not(data.begin(), data.end(), is_space);
    if (text == data.end()) return {};
    return fail(start + static_cast<std::size_t>(text - data.begin()),
                "text stands outside the root element");
  }
  if (const std::size_t end = data.find("]]>"); end != std::string_view::npos) {
    return fail(start + end, "']]>' stands outside a CDATA section");
  }
  if (Result<> counted = other_node(start); !counted) return counted;
  return references(data, start);
}

Result<> Guard::section(std::string_view open, std::string_view close, const char* what) {
  const std::size_t start = at_;
  const std::size_t end = text_.find(close, at_ + open.size());
  if (end == std::string_view::npos) return fail(start, std::string("a ") + what + " has no end");
  const std::string_view inside = text_.substr(at_ + open.size(), end - at_ - open.size());
  const bool is_comment = open == "<!--";
  if (is_comment && (inside.find("--") != std::string_view::npos || inside.ends_with('-'))) {
    return fail(start, "'--' stands inside a comment");
  }
  at_ = end + close.size();
  return other_node(start);
}

Result<> Guard::other_node(std::size_t offset) {
  if (++other_nodes_ <= kMaxOtherNodes) return {};
  return fail(offset, "more than 150000 texts, comments and CDATA sections");
}

Result<> Guard::start_tag() {
  const std::size_t start = at_++;
  const std::string_view name = take_name();
  if (name.empty()) return fail(start, "'<' is not followed by a name");
  attributes_.clear();
  while (true) {
    const bool had_space = !at_end() && is_space(text_[at_]);
    skip_space();
    if (at_ - start > kMaxTagBytes) return fail(start, "a tag is longer than 16 KiB");
    if (at_end()) return fail(start, "the tag " + quoted(name) + " has no end");
    if (at(">") || at("/>")) break;
    if (!had_space) return fail(at_, "a space is missing in the tag " + quoted(name));
    if (attributes_.size() == kMaxTagAttributes) {
      return fail(start, "a tag has more than 64 attributes");
    }
    const Result<RawAttribute> next = attribute();
    if (!next) return next.error();
    attributes_.push_back(*next);
  }
  const bool is_empty = text_[at_] == '/';
  at_ += is_empty ? 2 : 1;
  if (at_ - start > kMaxTagBytes) return fail(start, "a tag is longer than 16 KiB");
  return element(name, start, is_empty);
}

Result<RawAttribute> Guard::attribute() {
  const std::size_t start = at_;
  const std::string_view name = take_name();
  if (name.empty()) return fail(start, "an attribute has no name");
  skip_space();
  if (!at("=")) return fail(start, "the attribute " + quoted(name) + " has no value");
  ++at_;
  skip_space();
  if (at_end() || (text_[at_] != '"' && text_[at_] != '\'')) {
    return fail(start, "the value of the attribute " + quoted(name) + " is not quoted");
  }
  const char quote = text_[at_++];
  // A tag is at most so long; beyond it the closing quote need not be sought.
  const std::size_t end = text_.substr(at_, kMaxTagBytes).find(quote);
  if (end == std::string_view::npos) {
    const bool is_long = text_.size() - at_ > kMaxTagBytes;
    return fail(start, is_long ? std::string("a tag is longer than 16 KiB")
                               : "the value of the attribute " + quoted(name) + " has no end");
  }
  const RawAttribute result{name, text_.substr(at_, end), start};
  if (result.value.find('<') != std::string_view::npos) {
    return fail(start, "'<' stands in the value of the attribute " + quoted(name));
  }
  if (const Result<> checked = references(result.value, at_); !checked) return checked.error();
  at_ += end + 1;
  return result;
}

Result<> Guard::element(std::string_view name, std::size_t start, bool is_empty) {
  if (open_.empty() && has_root_) return fail(start, "there is more than one root element");
  has_root_ = true;
  if (++elements_ > kMaxElements) return fail(start, "more than 50000 elements");
  all_attributes_ += attributes_.size();
  if (all_attributes_ > kMaxAttributes) return fail(start, "more than 250000 attributes");
  if (open_.size() == kMaxDepth) return fail(start, "elements are nested deeper than 64");
  if (Result<> result = unique_names(start); !result) return result;
  namespaces_.open();
  if (Result<> result = declarations(start); !result) return result;
  if (Result<> result = bound_names(name, start); !result) return result;
  if (is_empty) {
    namespaces_.close();
  } else {
    open_.push_back(name);
  }
  return {};
}

Result<> Guard::end_tag() {
  const std::size_t start = at_;
  at_ += 2;
  const std::string_view name = take_name();
  skip_space();
  if (!at(">")) return fail(start, "an end tag is not well-formed");
  ++at_;
  if (open_.empty()) return fail(start, "the end tag " + quoted(name) + " closes nothing");
  if (open_.back() != name) {
    return fail(start, "the end tag " + quoted(name) + " does not close " + quoted(open_.back()));
  }
  open_.pop_back();
  namespaces_.close();
  return {};
}

Result<> Guard::unique_names(std::size_t start) const {
  std::vector<std::string_view> names;
  names.reserve(attributes_.size());
  for (const RawAttribute& attribute : attributes_) names.push_back(attribute.name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return {};
  return fail(start, "the attribute " + quoted(*twice) + " stands twice");
}

Result<> Guard::declarations(std::size_t start) {
  for (const RawAttribute& attribute : attributes_) {
    const auto prefix = declared_prefix(attribute.name);
    if (!prefix) continue;
    if (Result<> result = declares(attribute, *prefix); !result) return result;
  }
  if (namespaces_.count() <= kMaxNamespaces) return {};
  return fail(start, "more than 64 namespace declarations in scope");
}

// Namespaces in XML 1.0 §3. A URI with a character reference would be compared as written, so
// none is allowed but `&amp;`, which URIs need.
Result<> Guard::declares(const RawAttribute& attribute, std::string_view prefix) {
  const bool is_reserved = prefix == "xmlns" || attribute.value == kXmlnsNamespace ||
                           (prefix == "xml") != (attribute.value == kXmlNamespace);
  const bool unbinds = !prefix.empty() && attribute.value.empty();
  if (is_reserved || unbinds || prefix.find(':') != std::string_view::npos ||
      (attribute.name.ends_with(':'))) {
    return fail(attribute.offset,
                "the namespace declaration " + quoted(attribute.name) + " is not allowed");
  }
  if (attribute.value.find("&#") != std::string_view::npos) {
    return fail(attribute.offset, "a character reference stands in a namespace");
  }
  namespaces_.bind(prefix, attribute.value);
  return {};
}

Result<> Guard::bound_names(std::string_view name, std::size_t start) const {
  const auto split = split_name(name);
  if (!split) return fail(start, "the name " + quoted(name) + " is not well-formed");
  if (!namespaces_.find(split->prefix)) {
    return fail(start, "the prefix " + quoted(split->prefix) + " is not bound");
  }
  std::vector<std::pair<int, std::string_view>> expanded;
  for (const RawAttribute& attribute : attributes_) {
    if (declared_prefix(attribute.name)) continue;
    const auto parts = split_name(attribute.name);
    if (!parts) {
      return fail(attribute.offset, "the name " + quoted(attribute.name) + " is not well-formed");
    }
    if (parts->prefix.empty()) continue;
    const auto uri = namespaces_.find(parts->prefix);
    if (!uri) {
      return fail(attribute.offset, "the prefix " + quoted(parts->prefix) + " is not bound");
    }
    expanded.emplace_back(*uri, parts->local);
  }
  std::sort(expanded.begin(), expanded.end());
  const auto twice = std::adjacent_find(expanded.begin(), expanded.end());
  if (twice == expanded.end()) return {};
  return fail(start, "the attribute " + quoted(twice->second) + " stands twice in one namespace");
}

Result<> Guard::references(std::string_view value, std::size_t offset) const {
  for (std::size_t at = value.find('&'); at != std::string_view::npos; at = value.find('&', at)) {
    constexpr std::size_t kLongest = 12;
    const std::size_t end = value.substr(at, kLongest).find(';');
    if (end == std::string_view::npos) {
      return fail(offset + at, "'&' begins no entity or character reference");
    }
    Result<> result = reference(value.substr(at + 1, end - 1), offset + at);
    if (!result) return result;
    at += end + 1;
  }
  return {};
}

Result<> Guard::reference(std::string_view name, std::size_t offset) const {
  if (!name.starts_with('#')) {
    constexpr std::string_view kEntities[] = {"lt", "gt", "amp", "quot", "apos"};
    if (std::find(std::begin(kEntities), std::end(kEntities), name) != std::end(kEntities)) {
      return {};
    }
    return fail(offset, "the entity " + quoted(name) + " is not known");
  }
  const bool is_hex = name.starts_with("#x");
  const std::string_view digits = name.substr(is_hex ? 2 : 1);
  std::uint32_t code_point = 0;
  bool is_valid = !digits.empty() && digits.size() <= 8;
  for (const char c : is_valid ? digits : std::string_view{}) {
    const bool is_digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    const bool is_letter = is_hex && lower >= 'a' && lower <= 'f';
    if (!is_digit && !is_letter) is_valid = false;
    const int digit = is_digit ? c - '0' : lower - 'a' + 10;
    code_point = code_point * (is_hex ? 16u : 10u) + static_cast<std::uint32_t>(digit);
  }
  if (is_valid && is_xml_character(code_point)) return {};
  return fail(offset, "the character reference " + quoted(name) + " is not valid");
}

}  // namespace

Result<> check_xml(std::string_view bytes) {
  return Guard(bytes).run();
}

}  // namespace engine::xml
