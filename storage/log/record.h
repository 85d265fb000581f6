#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ports/random.h"
#include "engine/ports/store.h"
#include "engine/record/event_json.h"
#include "storage/log/hash.h"
#include "storage/log/salted_form.h"

namespace storage {

// What a record says beside its draft: its place in the log and in the chain of its case.
struct RecordPlace {
  std::string_view log;
  std::uint64_t seq = 0;
  // Where the case is none, the rest is as here.
  engine::CaseId case_id{};
  // From 1.
  std::uint64_t case_seq = 0;
  // The leaf hash of the record of the case before; none for the first.
  std::optional<Hash> case_before;
  // The version of the process that the root instance runs; null if there is no case.
  const engine::ProcessVersion* process = nullptr;
};

// The salted forms of one record and subject; see `read_disclosure`.
struct Disclosure {
  // Empty: nobody.
  std::string subject;
  std::string text;
};

// Writes records in canonical form (TRUST §2.1), straight into one buffer that is used again.
class RecordWriter {
 public:
  explicit RecordWriter(engine::Random& random) : random_(random) {}

  // The views that the functions below answer hold until the next call.
  void write(const engine::RecordDraft& draft, const RecordPlace& place,
             const engine::ModelNames& names);

  std::string_view bytes() const { return bytes_; }
  Hash leaf() { return hasher_.leaf(bytes_); }
  const std::vector<Disclosure>& disclosures() const { return disclosures_; }
  Hasher& hasher() { return hasher_; }

 private:
  void append_case(const RecordPlace& place, bool belongs_to_case);
  void append_event(const engine::RecordedEvent& event, const engine::ModelNames& names);
  void append_digest(const engine::PrivateItem& item);
  Disclosure& disclosure_of(const std::string& subject);

  engine::Random& random_;
  Hasher hasher_;
  std::string bytes_;
  std::string form_;
  engine::EventJson event_;
  std::vector<Disclosure> disclosures_;
  // The next digest of the record.
  std::int64_t n_ = 0;
};

// "u:<account>", "p:<account>", "public", "system:timer", …
std::string actor_text(const engine::Actor& actor);

}  // namespace storage
