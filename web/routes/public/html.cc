#include "web/routes/public/html.h"

namespace web::posting {

Html& Html::operator<<(std::string_view text) {
  for (const char letter : text) {
    switch (letter) {
      case '&': written_ += "&amp;"; break;
      case '<': written_ += "&lt;"; break;
      case '>': written_ += "&gt;"; break;
      case '"': written_ += "&quot;"; break;
      case '\'': written_ += "&#39;"; break;
      default: written_ += letter;
    }
  }
  return *this;
}

Html& Html::operator<<(std::int64_t number) {
  written_ += std::to_string(number);
  return *this;
}

Html& Html::operator<<(const Html& part) {
  written_ += part.written_;
  return *this;
}

std::string url_part(std::string_view text) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string part;
  for (const char letter : text) {
    if (kPlain.find(letter) != std::string_view::npos) {
      part += letter;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    part += '%';
    part += kHex[byte >> 4U];
    part += kHex[byte & 0xFU];
  }
  return part;
}

}  // namespace web::posting
