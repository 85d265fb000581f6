#include "engine/record/key.h"

#include <charconv>
#include <ostream>

namespace engine {
namespace {

constexpr std::size_t kDigits = 16;

void append_hex(std::string& out, std::uint64_t word) {
  constexpr char kHex[] = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kHex[(word >> shift) & 0xF]);
}

}  // namespace

std::string to_text(const CaseId& id) {
  std::string out;
  append_hex(out, id.high);
  append_hex(out, id.low);
  return out;
}

CaseId parse_case_id(std::string_view text) {
  if (text.size() != 2 * kDigits) return {};
  CaseId id;
  const char* middle = text.data() + kDigits;
  const auto high = std::from_chars(text.data(), middle, id.high, 16);
  const auto low = std::from_chars(middle, middle + kDigits, id.low, 16);
  const bool whole = high.ptr == middle && low.ptr == middle + kDigits;
  return whole ? id : CaseId{};
}

}  // namespace engine
