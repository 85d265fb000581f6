#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/core/step_context.h"

namespace engine::registers {
struct Register;
}

namespace engine {

// The register as the packages declare it; nullptr if none does.
const registers::Register* find_register(const Catalog& catalog, const std::string& id);

// The record of that key as it is now, null if there is none.
feel::Value record_at(StepContext& step, const std::string& register_id,
                      const std::string& record_key);

struct RecordChange {
  const registers::Register& declared;
  // Empty: reckoned from the record.
  std::string record_key;
  // Laid over the record that is there: what it does not name stays.
  feel::Value value;
  // The case that writes; none for an intake.
  ProcessInstanceKey instance;
};

// A record that was checked and can be written.
struct PreparedRecord {
  RecordWritten event;
  // Whom it is about; empty: nobody.
  std::string subject;
};

// Checks the record against its register; nothing is written. The failure names the field.
Result<PreparedRecord> prepare_record(StepContext& step, const RecordChange& change,
                                      feel::Environment& environment);

// Writes it, sealed for whom it is about, and gives its key.
std::string write_record(StepContext& step, PreparedRecord record);

}  // namespace engine
