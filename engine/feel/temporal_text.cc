#include <array>
#include <charconv>
#include <limits>

#include "engine/feel/temporal.h"

namespace engine::feel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads a text from left to right; a reading that fails leaves `at` where it was.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  // Exactly two digits, at most `largest`.
  std::optional<int> two_digits(int largest) {
    if (at_ + 2 > text_.size() || !is_digit(text_[at_]) || !is_digit(text_[at_ + 1])) {
      return std::nullopt;
    }
    const int number = (text_[at_] - '0') * 10 + (text_[at_ + 1] - '0');
    if (number > largest) return std::nullopt;
    at_ += 2;
    return number;
  }

  std::string_view digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<std::int64_t> to_integer(std::string_view digits) {
  std::int64_t number = 0;
  const auto end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<std::int64_t> read_year(Reader& reader) {
  const bool negative = reader.take('-');
  const std::string_view digits = reader.digits();
  if (digits.size() < 4 || digits.size() > 9) return std::nullopt;
  if (digits.size() > 4 && digits[0] == '0') return std::nullopt;
  const std::optional<std::int64_t> year = to_integer(digits);
  if (!year) return std::nullopt;
  return negative ? -*year : *year;
}

std::optional<CivilDate> read_date(Reader& reader) {
  const std::optional<std::int64_t> year = read_year(reader);
  if (!year || !reader.take('-')) return std::nullopt;
  const std::optional<int> month = reader.two_digits(12);
  if (!month || !reader.take('-')) return std::nullopt;
  const std::optional<int> day = reader.two_digits(31);
  if (!day) return std::nullopt;
  const CivilDate date{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

// Nanoseconds of a fraction of a second; digits beyond the ninth are cut off.
std::int64_t nanos_of_fraction(std::string_view digits) {
  std::int64_t nanos = 0;
  for (std::size_t i = 0; i < 9; ++i)
    nanos = nanos * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return nanos;
}

std::optional<Zone> read_zone(Reader& reader) {
  if (reader.at_end()) return Zone{};
  if (reader.take('@')) {
    std::optional<Zone> zone = find_zone(reader.rest());
    if (zone && zone->kind != Zone::Kind::kRegion) return std::nullopt;
    return zone;
  }
  const char first = reader.peek();
  if (first != 'Z' && first != 'z' && first != '+' && first != '-') return std::nullopt;
  return find_zone(reader.rest());
}

// 24:00:00 counts as 86,400 s: the next midnight (XML Schema Part 2 §3.3.8).
std::optional<TimeOfDay> read_time(Reader& reader) {
  const std::optional<int> hour = reader.two_digits(24);
  if (!hour || !reader.take(':')) return std::nullopt;
  const std::optional<int> minute = reader.two_digits(59);
  if (!minute || !reader.take(':')) return std::nullopt;
  const std::optional<int> second = reader.two_digits(59);
  if (!second) return std::nullopt;
  TimeOfDay time;
  time.nanos = (*hour * 3600LL + *minute * 60LL + *second) * kNanosPerSecond;
  if (reader.take('.')) {
    const std::string_view fraction = reader.digits();
    if (fraction.empty()) return std::nullopt;
    time.nanos += nanos_of_fraction(fraction);
  }
  const std::optional<Zone> zone = read_zone(reader);
  if (!zone || time.nanos > kNanosPerDay) return std::nullopt;
  time.zone = *zone;
  return time;
}

// A duration's fields in their order, each a number and its letter: `fields[i]` belongs to the
// letter `letters[i]`. False if a letter is unknown, out of order, or a number is missing.
bool read_fields(Reader& reader, std::string_view letters, std::int64_t* fields,
                 std::int64_t* fraction_nanos, bool& any) {
  std::size_t next = 0;
  while (is_digit(reader.peek()) || reader.peek() == '.') {
    const std::optional<std::int64_t> number = to_integer(reader.digits());
    if (!number) return false;
    bool fraction = false;
    if (fraction_nanos != nullptr && reader.take('.')) {
      *fraction_nanos = nanos_of_fraction(reader.digits());
      fraction = true;
    }
    const std::size_t found = letters.find(reader.peek(), next);
    if (found == std::string_view::npos || !reader.take(letters[found])) return false;
    if (fraction && letters[found] != 'S') return false;
    fields[found] = *number;
    next = found + 1;
    any = true;
  }
  return true;
}

// seconds += count * unit; false when it does not fit.
bool add_product(std::int64_t& seconds, std::int64_t count, std::int64_t unit) {
  std::int64_t product = 0;
  return !__builtin_mul_overflow(count, unit, &product) &&
         !__builtin_add_overflow(seconds, product, &seconds);
}

void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out.append(digits);
}

void append_fraction(std::string& out, std::int64_t nanos) {
  if (nanos == 0) return;
  std::string digits = std::to_string(nanos);
  digits.insert(0, 9 - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  out.append(".").append(digits);
}

}  // namespace

std::optional<CivilDate> parse_date(std::string_view text) {
  Reader reader(text);
  const std::optional<CivilDate> date = read_date(reader);
  return reader.at_end() ? date : std::nullopt;
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
  Reader reader(text);
  std::optional<TimeOfDay> time = read_time(reader);
  if (time && time->nanos == kNanosPerDay) time->nanos = 0;
  return time;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  Reader reader(text);
  const std::optional<CivilDate> date = read_date(reader);
  if (!date || !reader.take('T')) return std::nullopt;
  const std::optional<TimeOfDay> time = read_time(reader);
  if (!time) return std::nullopt;
  if (time->nanos < kNanosPerDay) return DateTime{*date, *time};
  const std::optional<CivilDate> next_day = add_days(*date, 1);
  if (!next_day) return std::nullopt;
  return DateTime{*next_day, {0, time->zone}};
}

std::optional<std::int64_t> parse_months(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  std::array<std::int64_t, 2> fields{};
  bool any = false;
  if (!reader.take('P') || !read_fields(reader, "YM", fields.data(), nullptr, any) || !any ||
      !reader.at_end()) {
    return std::nullopt;
  }
  std::int64_t months = fields[1];
  if (!add_product(months, fields[0], 12)) return std::nullopt;
  return negative ? -months : months;
}

std::optional<DaysTime> parse_days_time(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  std::int64_t days = 0;
  std::array<std::int64_t, 3> fields{};
  std::int64_t nanos = 0;
  bool any = false;
  if (!reader.take('P') || !read_fields(reader, "D", &days, nullptr, any)) return std::nullopt;
  if (reader.take('T')) {
    any = false;
    if (!read_fields(reader, "HMS", fields.data(), &nanos, any)) return std::nullopt;
  }
  if (!any || !reader.at_end()) return std::nullopt;
  std::int64_t seconds = fields[2];
  if (!add_product(seconds, days, kSecondsPerDay) || !add_product(seconds, fields[0], 3600) ||
      !add_product(seconds, fields[1], 60)) {
    return std::nullopt;
  }
  const DaysTime duration{seconds, static_cast<std::int32_t>(nanos)};
  return negative ? subtract(DaysTime{}, duration) : duration;
}

void append_date(std::string& out, const CivilDate& value) {
  if (value.year < 0) out.push_back('-');
  append_padded(out, value.year < 0 ? -value.year : value.year, 4);
  out.push_back('-');
  append_padded(out, value.month, 2);
  out.push_back('-');
  append_padded(out, value.day, 2);
}

void append_time(std::string& out, const TimeOfDay& value) {
  const std::int64_t seconds = value.nanos / kNanosPerSecond;
  append_padded(out, seconds / 3600, 2);
  out.push_back(':');
  append_padded(out, seconds / 60 % 60, 2);
  out.push_back(':');
  append_padded(out, seconds % 60, 2);
  append_fraction(out, value.nanos % kNanosPerSecond);
  if (value.zone.kind == Zone::Kind::kRegion) out.push_back('@');
  out.append(zone_name(value.zone));
}

void append_date_time(std::string& out, const DateTime& value) {
  append_date(out, value.date);
  out.push_back('T');
  append_time(out, value.time);
}

void append_months(std::string& out, std::int64_t months) {
  if (months < 0) out.push_back('-');
  const std::uint64_t magnitude = months < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(months)
                                             : static_cast<std::uint64_t>(months);
  out.push_back('P');
  if (magnitude >= 12) out.append(std::to_string(magnitude / 12)).push_back('Y');
  if (magnitude % 12 != 0 || magnitude == 0) {
    out.append(std::to_string(magnitude % 12)).push_back('M');
  }
}

void append_days_time(std::string& out, const DaysTime& value) {
  const bool negative = value.seconds < 0;
  // -1.5 s is kept as -2 s and 500,000,000 ns.
  std::int64_t seconds = value.seconds;
  std::int64_t nanos = value.nanos;
  if (negative && nanos != 0) {
    ++seconds;
    nanos = kNanosPerSecond - nanos;
  }
  const std::uint64_t total = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(seconds)
                                       : static_cast<std::uint64_t>(seconds);
  if (negative) out.push_back('-');
  out.push_back('P');
  if (total >= 86'400) out.append(std::to_string(total / 86'400)).push_back('D');
  const std::uint64_t rest = total % 86'400;
  if (rest == 0 && nanos == 0 && total != 0) return;
  out.push_back('T');
  if (rest >= 3600) out.append(std::to_string(rest / 3600)).push_back('H');
  if (rest / 60 % 60 != 0) out.append(std::to_string(rest / 60 % 60)).push_back('M');
  if (rest % 60 != 0 || nanos != 0 || rest == 0) {
    out.append(std::to_string(rest % 60));
    append_fraction(out, nanos);
    out.push_back('S');
  }
}

}  // namespace engine::feel
