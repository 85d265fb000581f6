#include "storage/sql/audit.h"

#include <exception>
#include <utility>
#include <vector>

#include "storage/sql/migrations/migration.h"
#include "storage/sql/transaction.h"

namespace storage {
namespace {

constexpr std::int64_t kSubjectsPerRecord = 65'536;

// Hands out the disclosures of one record after the other; they lie in the order of the records.
class DisclosureReader {
 public:
  explicit DisclosureReader(Connection& connection)
      : rows_(connection.prepare("SELECT id, content, nonce FROM disclosure ORDER BY id")) {
    next();
  }

  // Nothing is left over of an earlier record, else that record is answered.
  std::optional<std::int64_t> left_over(std::int64_t seq) const {
    return more_ && seq_ < seq ? std::optional(seq_) : std::nullopt;
  }
  void read(std::int64_t seq, std::vector<std::string>& into) {
    into.clear();
    for (; more_ && seq_ == seq; next()) {
      // A sealed one cannot be read, and none is sealed yet.
      into.emplace_back(rows_->is_null(2) ? rows_->blob(1) : std::string_view());
    }
  }

 private:
  void next() {
    more_ = rows_->step();
    if (more_) seq_ = rows_->integer(0) / kSubjectsPerRecord;
  }

  std::unique_ptr<Statement> rows_;
  bool more_ = false;
  std::int64_t seq_ = 0;
};

class Audit {
 public:
  Audit(Connection& stored, Connection& rebuilt, TakeModel take_model)
      : stored_(stored),
        rebuilt_(rebuilt),
        rebuilder_(rebuilt, std::move(take_model)),
        disclosures_(stored),
        head_(
            stored.prepare("SELECT origin, size, frontier, root, last_ts, next_key FROM log_head")),
        has_head_(head_->step()),
        verifier_(has_head_ ? std::string(head_->text(0)) : std::string()) {}

  AuditFinding run() {
    const auto rows =
        stored_.prepare("SELECT seq, bytes, leaf, case_key, case_before FROM event ORDER BY seq");
    while (rows->step()) {
      if (!has_head_) return {AuditResult::kRoot, std::nullopt, "the head of the log is gone"};
      if (auto wrong = check_record(*rows)) return *std::move(wrong);
    }
    if (const auto seq = disclosures_.left_over(INT64_MAX)) return orphan(*seq);
    if (auto wrong = check_head()) return *std::move(wrong);
    if (auto difference = first_difference(stored_, rebuilt_)) {
      return {AuditResult::kProjections, std::nullopt, *std::move(difference)};
    }
    return {};
  }

  LogVerifier& verifier() { return verifier_; }

 private:
  std::optional<AuditFinding> check_record(const Statement& row) {
    const std::int64_t seq = row.integer(0);
    const bool is_next = static_cast<std::uint64_t>(seq) == verifier_.size();
    if (is_next) {
      if (const auto before = disclosures_.left_over(seq)) return orphan(*before);
      disclosures_.read(seq, texts_);
    }
    const StoredRecord record{static_cast<std::uint64_t>(seq), row.blob(1), row.blob(2), texts_};
    if (auto wrong = verifier_.take(record)) return wrong;
    return replay(row);
  }

  // What the record says becomes rows; the columns beside it follow from it.
  std::optional<AuditFinding> replay(const Statement& row) {
    const auto seq = static_cast<std::uint64_t>(row.integer(0));
    Hash leaf;
    read_column(row, 2, leaf);
    try {
      const auto key = rebuilder_.take(verifier_.record(), verifier_.values(), leaf);
      if (!key) return AuditFinding{AuditResult::kMalformed, seq, key.error().message};
      if (row.integer(3) != static_cast<std::int64_t>(key->value)) {
        return AuditFinding{AuditResult::kProjections, seq, "is filed under another case"};
      }
      return check_before(row, *key);
    } catch (const std::exception& broken) {
      return AuditFinding{AuditResult::kProjections, seq,
                          std::string("cannot be replayed: ") + broken.what()};
    }
  }

  std::optional<AuditFinding> check_before(const Statement& row, engine::CaseKey key) {
    const std::int64_t seq = row.integer(0);
    if (!key.exists()) return std::nullopt;
    const auto [last, is_first] = last_of_case_.try_emplace(key, seq);
    const bool right = is_first ? row.is_null(4) : row.integer(4) == last->second;
    last->second = seq;
    if (right) return std::nullopt;
    return AuditFinding{AuditResult::kProjections, static_cast<std::uint64_t>(seq),
                        "is not filed behind the record before it of its case"};
  }

  // A program that ended before its first record leaves a log without head.
  std::optional<AuditFinding> check_head() {
    if (!has_head_) return std::nullopt;
    if (auto wrong = verifier_.finish(static_cast<std::uint64_t>(head_->integer(1)), head_->blob(2),
                                      head_->blob(3))) {
      return wrong;
    }
    const bool has_records = verifier_.size() > 0;
    if (has_records && head_->integer(4) != verifier_.record().time.ms) {
      return AuditFinding{AuditResult::kProjections, std::nullopt,
                          "the head has another time than the last record"};
    }
    if (head_->integer(5) <= greatest_key(rebuilt_)) {
      return AuditFinding{AuditResult::kProjections, std::nullopt,
                          "the head gives a key that is taken"};
    }
    return std::nullopt;
  }

  static AuditFinding orphan(std::int64_t seq) {
    return {AuditResult::kDisclosure, static_cast<std::uint64_t>(seq),
            "has a disclosure, but there is no such record"};
  }

  Connection& stored_;
  Connection& rebuilt_;
  Rebuilder rebuilder_;
  DisclosureReader disclosures_;
  std::unique_ptr<Statement> head_;
  bool has_head_;
  LogVerifier verifier_;
  std::vector<std::string> texts_;
  std::map<engine::CaseKey, std::int64_t> last_of_case_;
};

}  // namespace

AuditReport verify_database(Connection& stored, Connection& rebuilt, TakeModel take_model) {
  AuditReport report;
  if (!is_migrated(stored)) {
    report.finding = {AuditResult::kMalformed, std::nullopt, "this is no database of this version"};
    return report;
  }
  migrate(rebuilt);
  const SqlTransaction reading(stored);
  const SqlTransaction writing(rebuilt);
  Audit audit(stored, rebuilt, std::move(take_model));
  report.finding = audit.run();
  report.records = audit.verifier().size();
  report.root = audit.verifier().root();
  return report;
}

}  // namespace storage
