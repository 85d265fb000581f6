#include "web/server/peer.h"

#include <algorithm>

#include "web/http/text.h"

namespace web {

namespace {

constexpr std::size_t kMaxHops = 16;
constexpr std::size_t kMaxAddress = 45;

bool is_address(std::string_view text) {
  constexpr std::string_view kLetters = "0123456789abcdefABCDEF.:";
  return !text.empty() && text.size() <= kMaxAddress &&
         text.find_first_not_of(kLetters) == std::string_view::npos;
}

}  // namespace

TrustedProxies::TrustedProxies(std::vector<std::string> addresses)
    : addresses_(std::move(addresses)) {}

bool TrustedProxies::trusts(std::string_view address) const {
  return std::find(addresses_.begin(), addresses_.end(), address) != addresses_.end();
}

void TrustedProxies::set_peer(Request& request, std::string_view address) const {
  request.peer = address;
  request.secure = false;
  if (!trusts(address)) return;
  request.secure =
      equal_ignoring_case(request.headers.find("X-Forwarded-Proto").value_or(""), "https");
  if (request.headers.count("X-Forwarded-For") != 1) return;
  std::string_view chain = *request.headers.find("X-Forwarded-For");
  for (std::size_t hop = 0; hop < kMaxHops && !chain.empty(); ++hop) {
    const std::size_t comma = chain.rfind(',');
    const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
    const std::string_view last = trim(chain.substr(begin));
    if (!is_address(last)) return;
    request.peer = last;
    if (!trusts(last)) return;
    chain = comma == std::string_view::npos ? std::string_view() : chain.substr(0, comma);
  }
}

}  // namespace web
