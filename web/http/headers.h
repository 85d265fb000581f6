#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// Header fields in order, in one text: adding and clearing costs no allocation once it has grown.
// Views into it hold until the next `add`.
class HeaderList {
 public:
  struct Field {
    std::string_view name;
    std::string_view value;
  };

  void add(std::string_view name, std::string_view value);
  void clear();

  std::size_t size() const { return spans_.size(); }
  bool empty() const { return spans_.empty(); }
  Field at(std::size_t index) const;

  // The first of that name, in any case of its letters.
  std::optional<std::string_view> find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name).has_value(); }
  std::size_t count(std::string_view name) const;

 private:
  struct Span {
    std::uint32_t name_at;
    std::uint32_t name_size;
    std::uint32_t value_size;
  };

  std::string text_;
  std::vector<Span> spans_;
};

}  // namespace web
