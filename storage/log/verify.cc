#include "storage/log/verify.h"

#include <ostream>
#include <utility>

#include "storage/log/canonical_json.h"
#include "storage/log/salted_form.h"

namespace storage {

std::ostream& operator<<(std::ostream& out, const AuditFinding& finding) {
  out << static_cast<int>(finding.result) << ' ';
  if (finding.seq) out << "record " << *finding.seq << ": ";
  return out << finding.what;
}

AuditFinding LogVerifier::found(AuditResult result, std::string what) const {
  return {result, frontier_.size(), std::move(what)};
}

std::optional<AuditFinding> LogVerifier::take(const StoredRecord& stored) {
  if (stored.seq != frontier_.size()) {
    return found(AuditResult::kMalformed,
                 "is missing; the next one is " + std::to_string(stored.seq));
  }
  const Hash leaf = hasher_.leaf(stored.bytes);
  if (stored.leaf != as_bytes(leaf)) {
    return found(AuditResult::kRoot, "its bytes do not have the stored leaf hash");
  }
  if (auto wrong = check_bytes(stored)) return wrong;
  if (auto wrong = check_chain(leaf)) return wrong;
  if (auto wrong = check_disclosures(stored.disclosures)) return wrong;
  frontier_.append(leaf, hasher_);
  return std::nullopt;
}

std::optional<AuditFinding> LogVerifier::check_bytes(const StoredRecord& stored) {
  if (const auto fault = check_canonical(stored.bytes)) {
    return found(AuditResult::kMalformed, "is not canonical at byte " +
                                              std::to_string(fault->offset) + ": " + fault->reason);
  }
  engine::Result<LoggedRecord> read = read_record(stored.bytes);
  if (!read) return found(AuditResult::kMalformed, read.error().message);
  record_ = *std::move(read);
  if (record_.seq != stored.seq) return found(AuditResult::kMalformed, "has another number");
  if (record_.log != origin_) return found(AuditResult::kMalformed, "is of another log");
  return std::nullopt;
}

std::optional<AuditFinding> LogVerifier::check_chain(const Hash& leaf) {
  if (!record_.case_id.exists()) return std::nullopt;
  CaseEnd& end = cases_[record_.case_id];
  if (record_.case_seq != end.seq + 1) {
    return found(AuditResult::kRoot, "is number " + std::to_string(record_.case_seq) +
                                         " of its case, behind number " + std::to_string(end.seq));
  }
  if (end.seq > 0 && record_.case_before != end.leaf) {
    return found(AuditResult::kRoot, "does not continue the record before it of its case");
  }
  end = {record_.case_seq, leaf};
  return std::nullopt;
}

std::optional<AuditFinding> LogVerifier::check_disclosures(
    std::span<const std::string> disclosures) {
  std::vector<Hash> digests;
  for (const LoggedEvent& event : record_.events) {
    digests.insert(digests.end(), event.digests.begin(), event.digests.end());
  }
  values_.clear();
  for (const std::string& disclosure : disclosures) {
    if (auto wrong = check_forms(disclosure, digests)) return wrong;
  }
  // No event erases values, so every one must be there.
  for (std::size_t n = 0; n < digests.size(); ++n) {
    if (!values_.contains(static_cast<std::int64_t>(n))) {
      return found(AuditResult::kDisclosure, "value " + std::to_string(n) + " is not disclosed");
    }
  }
  return std::nullopt;
}

std::optional<AuditFinding> LogVerifier::check_forms(std::string_view disclosure,
                                                     const std::vector<Hash>& digests) {
  const auto forms = read_disclosure(disclosure);
  if (!forms) return found(AuditResult::kDisclosure, "a disclosure is damaged");
  for (const SaltedForm& form : *forms) {
    const auto n = static_cast<std::size_t>(form.n);
    if (form.n < 0 || n >= digests.size() || digest_of(form.form, hasher_) != digests[n]) {
      return found(AuditResult::kDisclosure,
                   "value " + std::to_string(form.n) + " does not have its digest");
    }
    if (!values_.emplace(form.n, form.value).second) {
      return found(AuditResult::kDisclosure,
                   "value " + std::to_string(form.n) + " is disclosed twice");
    }
  }
  return std::nullopt;
}

std::optional<AuditFinding> LogVerifier::finish(std::uint64_t size, std::string_view frontier,
                                                std::string_view root) {
  if (size != frontier_.size()) {
    return AuditFinding{AuditResult::kRoot, frontier_.size(),
                        "the head counts " + std::to_string(size) + " records, there are " +
                            std::to_string(frontier_.size())};
  }
  if (frontier != frontier_.bytes() || root != as_bytes(frontier_.root(hasher_))) {
    return AuditFinding{AuditResult::kRoot, std::nullopt,
                        "the records do not have the stored root"};
  }
  return std::nullopt;
}

}  // namespace storage
