#include "storage/log/record_reader.h"

#include <utility>

#include "engine/feel/json.h"
#include "storage/log/base64.h"

namespace storage {
namespace {

using engine::ErrorCode;
using engine::Failure;
using engine::Result;
using engine::feel::Value;

Failure malformed(std::string_view member) {
  return {ErrorCode::kInvalidValue, "'" + std::string(member) + "' is not as it should be"};
}

const Value& member(const Value& of, std::string_view name) {
  static const Value kNone;
  const Value* found = of.find(name);
  return found == nullptr ? kNone : *found;
}

std::string text(const Value& of, std::string_view name) {
  const Value& value = member(of, name);
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

Result<LoggedEvent> read_logged_event(const Value& from) {
  LoggedEvent event;
  event.type = text(from, "t");
  event.element = text(from, "el");
  event.pub = member(from, "pub");
  if (event.type.empty()) return malformed("t");
  if (!event.pub.is_context()) return malformed("pub");
  const Value& digests = member(from, "sd");
  if (!digests.is_list()) return malformed("sd");
  for (const Value& digest : digests.items()) {
    const auto hash = digest.is_string() ? decode_hash_url(digest.as_string()) : std::nullopt;
    if (!hash) return malformed("sd");
    event.digests.push_back(*hash);
  }
  return event;
}

Result<> read_case(const Value& from, LoggedRecord& record) {
  const Value& id = member(from, "case");
  const Value& before = member(from, "case_prev");
  const Value& seq = member(from, "case_seq");
  if (id.is_null()) {
    if (!before.is_null() || !seq.is_null()) return malformed("case");
    return {};
  }
  const std::string name = text(from, "case");
  if (name.rfind("c:", 0) == 0) record.case_id = engine::parse_case_id(name.substr(2));
  if (!record.case_id.exists()) return malformed("case");
  const auto number = seq.as_integer();
  if (!number || *number < 1) return malformed("case_seq");
  record.case_seq = static_cast<std::uint64_t>(*number);
  if (before.is_string()) record.case_before = decode_hash(before.as_string());
  if (record.case_before.has_value() != (record.case_seq > 1)) return malformed("case_prev");
  return {};
}

}  // namespace

Result<LoggedRecord> read_record(std::string_view bytes) {
  const Result<Value> parsed = engine::feel::parse_json(bytes);
  if (!parsed) return parsed.error();
  if (member(*parsed, "v").as_integer() != 1) return malformed("v");
  LoggedRecord record;
  const auto seq = member(*parsed, "seq").as_integer();
  if (!seq || *seq < 0) return malformed("seq");
  record.seq = static_cast<std::uint64_t>(*seq);
  const Result<engine::Instant> time = engine::parse_instant(text(*parsed, "ts"));
  if (!time) return malformed("ts");
  record.time = *time;
  record.log = text(*parsed, "log");
  record.command = text(*parsed, "cmd");
  record.actor = text(*parsed, "actor");
  if (record.log.empty()) return malformed("log");
  if (record.command.empty()) return malformed("cmd");
  if (record.actor.empty()) return malformed("actor");
  if (const Result<> read = read_case(*parsed, record); !read) return read.error();
  const Value& events = member(*parsed, "ev");
  if (!events.is_list()) return malformed("ev");
  for (const Value& each : events.items()) {
    Result<LoggedEvent> event = read_logged_event(each);
    if (!event) return event.error();
    record.events.push_back(*std::move(event));
  }
  return record;
}

Result<> read_events(const LoggedRecord& record, const DisclosedValues& disclosed,
                     const engine::ModelNames& names,
                     const std::function<void(engine::Event)>& take) {
  std::vector<std::optional<std::string>> items;
  std::int64_t n = 0;
  for (const LoggedEvent& logged : record.events) {
    items.clear();
    for (std::size_t i = 0; i < logged.digests.size(); ++i, ++n) {
      const auto found = disclosed.find(n);
      items.push_back(found == disclosed.end() ? std::nullopt : std::optional(found->second));
    }
    Result<engine::Event> event =
        engine::read_event(logged.type, logged.element, logged.pub, items, names);
    if (!event) return event.error();
    take(*std::move(event));
  }
  return {};
}

}  // namespace storage
