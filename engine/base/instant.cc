#include "engine/base/instant.h"

#include <array>
#include <charconv>

#include "engine/base/civil.h"

namespace engine {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

void append_number(std::string& out, std::int64_t value, int width) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const auto length = static_cast<int>(end - digits.data());
  if (length < width) out.append(static_cast<std::size_t>(width - length), '0');
  out.append(digits.data(), end);
}

// Reads RFC 3339 from left to right; `ok` turns false at the first character out of place.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  int digits(std::size_t count) {
    if (text_.size() < count) return fail();
    int value = 0;
    const char* end = text_.data() + count;
    const auto [stop, error] = std::from_chars(text_.data(), end, value);
    if (error != std::errc() || stop != end || text_.front() == '-') return fail();
    text_.remove_prefix(count);
    return value;
  }

  bool skip(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  void need(char wanted) {
    if (!skip(wanted)) fail();
  }

  // Thousandths of a second after a dot; further digits are cut off.
  int fraction_ms() {
    int value = 0;
    int weight = 100;
    bool any = false;
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
      value += (text_.front() - '0') * weight;
      weight /= 10;
      any = true;
      text_.remove_prefix(1);
    }
    return any ? value : fail();
  }

  bool ok() const { return ok_; }
  bool at_end() const { return text_.empty(); }

 private:
  int fail() {
    ok_ = false;
    text_ = {};
    return 0;
  }

  std::string_view text_;
  bool ok_ = true;
};

// Minutes east of UTC.
int read_offset(Reader& reader) {
  if (reader.skip('Z') || reader.skip('z')) return 0;
  const bool west = reader.skip('-');
  if (!west) reader.need('+');
  const int hours = reader.digits(2);
  reader.need(':');
  const int minutes = reader.digits(2);
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

void append_iso(std::string& out, Instant instant) {
  std::int64_t days = instant.ms / kMsPerDay;
  std::int64_t rest = instant.ms % kMsPerDay;
  if (rest < 0) {
    rest += kMsPerDay;
    --days;
  }
  const CivilDate date = civil_from_days(days);
  append_number(out, date.year, 4);
  out += '-';
  append_number(out, date.month, 2);
  out += '-';
  append_number(out, date.day, 2);
  out += 'T';
  append_number(out, rest / 3'600'000, 2);
  out += ':';
  append_number(out, rest / 60'000 % 60, 2);
  out += ':';
  append_number(out, rest / 1000 % 60, 2);
  out += '.';
  append_number(out, rest % 1000, 3);
  out += 'Z';
}

std::string to_iso(Instant instant) {
  std::string out;
  append_iso(out, instant);
  return out;
}

Result<Instant> parse_instant(std::string_view text) {
  Reader reader(text);
  CivilDate date;
  date.year = reader.digits(4);
  reader.need('-');
  date.month = static_cast<std::uint8_t>(reader.digits(2));
  reader.need('-');
  date.day = static_cast<std::uint8_t>(reader.digits(2));
  if (!reader.skip('T') && !reader.skip('t')) reader.need(' ');
  const int hours = reader.digits(2);
  reader.need(':');
  const int minutes = reader.digits(2);
  reader.need(':');
  const int seconds = reader.digits(2);
  const int fraction = reader.skip('.') ? reader.fraction_ms() : 0;
  const int offset = read_offset(reader);
  const bool is_time = reader.ok() && reader.at_end() && is_valid(date) && hours <= 23 &&
                       minutes <= 59 && seconds <= 59 && offset <= 18 * 60 && offset >= -18 * 60;
  const Instant instant{days_from_civil(date) * kMsPerDay + hours * 3'600'000LL +
                        minutes * 60'000LL + seconds * 1000LL + fraction - offset * 60'000LL};
  if (!is_time || !is_writable(instant)) {
    return Failure{ErrorCode::kInvalidValue,
                   "'" + std::string(text) + "' is not a time as 2026-01-31T09:00:00Z"};
  }
  return instant;
}

}  // namespace engine
