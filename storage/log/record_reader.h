#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/base/result.h"
#include "engine/feel/value.h"
#include "engine/record/event.h"
#include "engine/record/event_json.h"
#include "storage/log/hash.h"

namespace storage {

// One event of a record as it stands in the log.
struct LoggedEvent {
  std::string type;
  std::string element;
  engine::feel::Value pub;
  std::vector<Hash> digests;
};

// A record as it stands in the log. Where the case is none, case number and chain are so too.
struct LoggedRecord {
  std::uint64_t seq = 0;
  engine::Instant time;
  std::string log;
  std::string command;
  std::string actor;
  engine::CaseId case_id{};
  std::uint64_t case_seq = 0;
  std::optional<Hash> case_before;
  std::vector<LoggedEvent> events;
};

// The failure says which member is not as TRUST §2.1 wants it.
engine::Result<LoggedRecord> read_record(std::string_view bytes);

// JSON of the values that are still disclosed, by the number of their digest in the record.
using DisclosedValues = std::map<std::int64_t, std::string>;

// Reads the events with their values, and hands out each before it reads the next one: that may
// need to know what this one has deployed. What is disclosed no longer becomes the text `erased`.
engine::Result<> read_events(const LoggedRecord& record, const DisclosedValues& disclosed,
                             const engine::ModelNames& names,
                             const std::function<void(engine::Event)>& take);

}  // namespace storage
