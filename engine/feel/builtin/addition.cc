#include <array>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/json.h"
#include "engine/feel/text.h"
#include "engine/feel/utf8.h"

// What engines commonly add to the functions of the standard.
namespace engine::feel {
namespace {

constexpr Kinds kString = bit(Kind::kString);

Value is_defined(const Call& call) {
  return Value::boolean(!call[0].is_null());
}

Value get_or_else(const Call& call) {
  return call[0].is_null() ? call[1] : call[0];
}

Value assert_that(const Call& call) {
  if (call[1].is_true()) return call[0];
  call.budget().fail(ErrorCode::kAssertionFailed, call.has(2)
                                                      ? std::string(call[2].as_string())
                                                      : "the condition of assert does not hold");
  return {};
}

// SplitMix64 (Steele, Lea, Flood 2014): the seed counts on, so that draws can be repeated.
std::uint64_t draw(Environment& environment) {
  environment.seed += 0x9E3779B97F4A7C15U;
  std::uint64_t bits = environment.seed;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31);
}

// From 0 to 1 (without), in steps of 10^-16.
Value random_number(const Call& call) {
  constexpr std::uint64_t kSteps = 10'000'000'000'000'000U;
  return Value::scaled(static_cast<std::int64_t>(draw(call.environment) % kSteps), 16);
}

// RFC 9562 version 4.
Value uuid(const Call& call) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::int64_t kTextSteps = 4;
  if (!call.budget().steps(kTextSteps)) return {};
  std::uint64_t high = draw(call.environment);
  std::uint64_t low = draw(call.environment);
  high = (high & ~std::uint64_t{0xF000}) | 0x4000U;
  low = (low & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U;
  std::string text;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text.push_back('-');
    const std::uint64_t half = i < 16 ? high : low;
    text.push_back(kHex[(half >> (60 - 4 * (i % 16))) & 0xFU]);
  }
  return Value::string(text);
}

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Value to_base64(const Call& call) {
  const std::string_view text = call[0].as_string();
  std::string result;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = (bits << 8) | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0U);
    }
    const std::size_t digits = std::min<std::size_t>(text.size() - i, 3) + 1;
    for (std::size_t j = 0; j < 4; ++j) {
      result.push_back(j < digits ? kBase64[(bits >> (18 - 6 * j)) & 0x3FU] : '=');
    }
  }
  return call.string(result);
}

Value from_base64(const Call& call) {
  std::string_view text = call[0].as_string();
  if (text.size() % 4 != 0) return call.null("the text is not base64");
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  std::string result;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kBase64.find(c);
    if (digit == std::string_view::npos) return call.null("the text is not base64");
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result.push_back(static_cast<char>((bits >> count) & 0xFFU));
  }
  return is_utf8(result) ? call.string(result) : call.null("the content is not UTF-8");
}

Value to_json_text(const Call& call) {
  return call.string(to_json(call[0]));
}

Value from_json_text(const Call& call) {
  const auto size = static_cast<std::int64_t>(call[0].as_string().size());
  if (!call.budget().steps(size / 16 + 1)) return {};
  Result<Value> value = parse_json(call[0].as_string());
  if (!value) return call.null(value.error().message);
  const auto bytes = static_cast<std::int64_t>(value->measure().bytes);
  if (!call.budget().allocate(bytes)) return {};
  return std::move(*value);
}

constexpr Builtin kTable[] = {
    costing(Cost::kConstant, {"is defined", {{{"value", kAnyKind}}}, is_defined}),
    costing(Cost::kConstant,
            {"get or else", {{{"value", kAnyKind}, {"default", kAnyKind}}}, get_or_else}),
    {"assert",
     {{{"value", kAnyKind},
       {"condition", kAnyKind},
       {"cause", kString, BuiltinParameter::kOptional}}},
     assert_that,
     Depends::kEnvironment},
    {"random number", {}, random_number, Depends::kEnvironment},
    {"uuid", {}, uuid, Depends::kEnvironment},
    {"to base64", {{{"value", kString}}}, to_base64},
    {"from base64", {{{"value", kString}}}, from_base64},
    {"to json", {{{"value", kAnyKind}}}, to_json_text},
    {"from json", {{{"value", kString}}}, from_json_text},
};

}  // namespace

std::span<const Builtin> addition_builtins() {
  return kTable;
}

}  // namespace engine::feel
