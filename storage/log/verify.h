#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/record/key.h"
#include "storage/log/record_reader.h"
#include "storage/log/tree.h"

namespace storage {

// What an audit ends with: the exit codes of TRUST §2.4.
enum class AuditResult : int {
  kOk = 0,
  kSignature = 2,
  kRoot = 3,
  kCheckpoints = 4,
  kMalformed = 5,
  kProjections = 6,
  kDisclosure = 7,
  kRules = 8,
};

struct AuditFinding {
  AuditResult result = AuditResult::kOk;
  // The first record that is not as it should be; none where no single one is meant.
  std::optional<std::uint64_t> seq;
  std::string what;
};

std::ostream& operator<<(std::ostream& out, const AuditFinding& finding);

// A record as it is stored.
struct StoredRecord {
  std::uint64_t seq = 0;
  std::string_view bytes;
  std::string_view leaf;
  // Unsealed disclosures, JSON text each.
  std::span<const std::string> disclosures;
};

// Looks at every record of a log, in order, and recomputes what follows from it.
class LogVerifier {
 public:
  explicit LogVerifier(std::string origin) : origin_(std::move(origin)) {}

  // The first thing that is wrong with the next record; nothing if it is good. Then `record` and
  // `values` hold what it says.
  std::optional<AuditFinding> take(const StoredRecord& stored);
  const LoggedRecord& record() const { return record_; }
  const DisclosedValues& values() const { return values_; }

  // After the last record: whether the head says the same.
  std::optional<AuditFinding> finish(std::uint64_t size, std::string_view frontier,
                                     std::string_view root);

  std::uint64_t size() const { return frontier_.size(); }
  Hash root() { return frontier_.root(hasher_); }

 private:
  struct CaseEnd {
    std::uint64_t seq = 0;
    Hash leaf{};
  };

  std::optional<AuditFinding> check_bytes(const StoredRecord& stored);
  std::optional<AuditFinding> check_chain(const Hash& leaf);
  std::optional<AuditFinding> check_disclosures(std::span<const std::string> disclosures);
  std::optional<AuditFinding> check_forms(std::string_view disclosure,
                                          const std::vector<Hash>& digests);
  AuditFinding found(AuditResult result, std::string what) const;

  const std::string origin_;
  Hasher hasher_;
  Frontier frontier_;
  std::map<engine::CaseId, CaseEnd> cases_;
  LoggedRecord record_;
  DisclosedValues values_;
};

}  // namespace storage
