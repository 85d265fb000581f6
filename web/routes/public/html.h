#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace web::posting {

// A page as it is written: literals are markup, everything else is text and escaped, in elements
// and in quoted attributes alike.
class Html {
 public:
  template <std::size_t kSize>
  Html& operator<<(const char (&markup)[kSize]) {
    written_.append(markup, kSize - 1);
    return *this;
  }
  Html& operator<<(const std::string& text) { return *this << std::string_view(text); }
  Html& operator<<(std::string_view text);
  Html& operator<<(std::int64_t number);
  Html& operator<<(const Html& part);

  const std::string& written() const { return written_; }

 private:
  std::string written_;
};

// A text as one part of a path or query.
std::string url_part(std::string_view text);

}  // namespace web::posting
