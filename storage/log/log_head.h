#pragma once

#include <cstdint>
#include <string>

#include "engine/base/instant.h"
#include "engine/ports/store.h"
#include "engine/state/state.h"
#include "storage/log/record.h"
#include "storage/log/tree.h"

namespace storage {

// How far the log and the keys have come.
struct LogHead {
  // The name of the log; in every record of it.
  std::string origin;
  Frontier frontier;
  // Time of the last record.
  engine::Instant last_time;
  std::uint64_t next_key = 1;

  std::uint64_t size() const { return frontier.size(); }
};

// A name for a new log that no other has.
std::string draw_origin(engine::Random& random);

// The record of `draft` as the next of the log: writes it with `writer` and moves the head. The
// number of the first record is 0. `state` has the case as it was before the record.
engine::RecordReceipt append_record(LogHead& head, RecordWriter& writer,
                                    const engine::RecordDraft& draft, const engine::State& state);

}  // namespace storage
