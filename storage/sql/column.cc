#include "storage/sql/column.h"

#include <algorithm>
#include <stdexcept>

#include "storage/sql/error.h"

namespace storage {
namespace {

constexpr std::size_t kCaseIdBytes = 16;

void append_big_endian(std::string& out, std::uint64_t word) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((word >> shift) & 0xFF);
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t word = 0;
  for (const char byte : bytes) word = word << 8 | static_cast<unsigned char>(byte);
  return word;
}

// Seven bits a byte, the lowest first; the last byte is below 128.
void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  throw StoreError(StoreErrorKind::kCorrupt, "a lineage column is cut");
}

}  // namespace

void bind_column(Statement& to, int at, const engine::CaseId& id, std::string& scratch) {
  if (!id.exists()) {
    to.bind_null(at);
    return;
  }
  scratch.clear();
  append_big_endian(scratch, id.high);
  append_big_endian(scratch, id.low);
  to.bind_blob(at, scratch);
}

void bind_column(Statement& to, int at, const engine::Digest& digest, std::string&) {
  to.bind_blob(at, {reinterpret_cast<const char*>(digest.data()), digest.size()});
}

// Flow and element instance of each arrival, as varints; "no flow" is the highest index.
void bind_column(Statement& to, int at, const engine::Arrivals& arrivals, std::string& scratch) {
  if (arrivals.empty()) {
    to.bind_null(at);
    return;
  }
  scratch.clear();
  for (const engine::Arrival& arrival : arrivals) {
    append_varint(scratch, arrival.flow.value);
    append_varint(scratch, arrival.by.value);
  }
  to.bind_blob(at, scratch);
}

void bind_column(Statement& to, int at, const engine::feel::Value& value, std::string& scratch) {
  if (value.is_null()) {
    to.bind_null(at);
    return;
  }
  scratch.clear();
  engine::feel::append_json(scratch, value);
  to.bind_text(at, scratch);
}

void bind_column(Statement& to, int at, const std::vector<std::string>& texts,
                 std::string& scratch) {
  if (texts.empty()) {
    to.bind_null(at);
    return;
  }
  scratch.clear();
  append_described_json(scratch, texts);
  to.bind_text(at, scratch);
}

void read_column(const Statement& from, int at, engine::feel::Value& into) {
  into = from.is_null(at) ? engine::feel::Value{} : parse_column_json(from.text(at));
}

void read_column(const Statement& from, int at, std::vector<std::string>& into) {
  into.clear();
  if (!from.is_null(at)) read_described_json(from.text(at), into);
}

void read_column(const Statement& from, int at, engine::CaseId& into) {
  const std::string_view bytes = from.blob(at);
  into = {};
  if (bytes.empty()) return;
  if (bytes.size() != kCaseIdBytes) {
    throw StoreError(StoreErrorKind::kCorrupt, "a random name has not 16 bytes");
  }
  into = {big_endian(bytes.substr(0, 8)), big_endian(bytes.substr(8))};
}

void read_column(const Statement& from, int at, engine::Digest& into) {
  const std::string_view bytes = from.blob(at);
  if (bytes.size() != into.size()) {
    throw StoreError(StoreErrorKind::kCorrupt, "a digest has not 32 bytes");
  }
  std::transform(bytes.begin(), bytes.end(), into.begin(),
                 [](char byte) { return static_cast<std::uint8_t>(byte); });
}

void read_column(const Statement& from, int at, engine::Arrivals& into) {
  std::string_view bytes = from.blob(at);
  into.clear();
  while (!bytes.empty()) {
    engine::Arrival arrival;
    arrival.flow.value = static_cast<std::uint16_t>(take_varint(bytes));
    arrival.by.value = take_varint(bytes);
    into.push_back(arrival);
  }
}

}  // namespace storage
