#include "storage/sql/log_table.h"

#include "storage/sql/error.h"

namespace storage {
namespace {

// Cases whose last record is remembered.
constexpr std::size_t kRememberedCases = 65'536;
constexpr std::uint64_t kSubjectsPerRecord = 65'536;

std::int64_t signed_of(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace

DisclosedValues disclosed_values(Connection& connection, std::uint64_t seq) {
  const auto rows = connection.prepare(
      "SELECT content FROM disclosure WHERE id BETWEEN ? AND ? AND nonce IS NULL");
  rows->bind_integer(1, signed_of(seq * kSubjectsPerRecord));
  rows->bind_integer(2, signed_of(seq * kSubjectsPerRecord + kSubjectsPerRecord - 1));
  DisclosedValues values;
  while (rows->step()) {
    const auto forms = read_disclosure(rows->blob(0));
    if (!forms) {
      throw StoreError(StoreErrorKind::kCorrupt,
                       "a disclosure of record " + std::to_string(seq) + " is damaged");
    }
    for (const SaltedForm& form : *forms) values.emplace(form.n, form.value);
  }
  return values;
}

LogTable::LogTable(Connection& connection, engine::Random& random)
    : connection_(connection), random_(random), writer_(random) {}

void LogTable::open(const std::string& origin) {
  const auto asked = connection_.prepare(
      "SELECT origin, size, frontier, last_ts, next_key FROM log_head WHERE only_row = 1");
  if (asked->step()) {
    const auto size = static_cast<std::uint64_t>(asked->integer(1));
    const auto frontier = Frontier::from(size, asked->blob(2));
    if (!frontier) throw StoreError(StoreErrorKind::kCorrupt, "the head of the log is damaged");
    head_ = {std::string(asked->text(0)),
             *frontier,
             {asked->integer(3)},
             static_cast<std::uint64_t>(asked->integer(4))};
  } else {
    head_.origin = origin.empty() ? draw_origin(random_) : origin;
    const auto insert = connection_.prepare(
        "INSERT INTO log_head (only_row, origin, size, frontier, root, last_ts, next_key) "
        "VALUES (1, ?, 0, ?, ?, 0, 1)");
    const Hash root = head_.frontier.root(writer_.hasher());
    insert->bind_text(1, head_.origin);
    insert->bind_blob(2, {});
    insert->bind_blob(3, as_bytes(root));
    insert->run();
  }
  stored_size_ = head_.size();
  stored_next_key_ = head_.next_key;
}

engine::RecordReceipt LogTable::append(const engine::RecordDraft& draft,
                                       const engine::State& state) {
  const engine::RecordReceipt receipt = append_record(head_, writer_, draft, state);
  insert_record(receipt, draft.case_key);
  insert_disclosures(receipt.seq);
  return receipt;
}

void LogTable::insert_record(const engine::RecordReceipt& receipt, engine::CaseKey case_key) {
  if (!insert_record_) {
    insert_record_ = connection_.prepare(
        "INSERT INTO event (seq, case_key, case_before, bytes, leaf) VALUES (?, ?, ?, ?, ?)");
  }
  insert_record_->bind_integer(1, signed_of(receipt.seq));
  insert_record_->bind_null(2);
  insert_record_->bind_null(3);
  if (case_key.exists()) {
    insert_record_->bind_integer(2, signed_of(case_key.value));
    const auto before = last_seq(case_key);
    if (before) insert_record_->bind_integer(3, signed_of(*before));
    last_seqs_[case_key] = receipt.seq;
  }
  insert_record_->bind_blob(4, writer_.bytes());
  insert_record_->bind_blob(5, as_bytes(receipt.leaf));
  insert_record_->run();
}

void LogTable::insert_disclosures(std::uint64_t seq) {
  if (writer_.disclosures().size() > kSubjectsPerRecord) {
    throw StoreError(StoreErrorKind::kOther, "a record concerns too many persons");
  }
  std::uint64_t place = 0;
  for (const Disclosure& disclosure : writer_.disclosures()) {
    if (!insert_disclosure_) {
      insert_disclosure_ = connection_.prepare(
          "INSERT INTO disclosure (id, subject, nonce, content) VALUES (?, ?, NULL, ?)");
    }
    insert_disclosure_->bind_integer(1, signed_of(seq * kSubjectsPerRecord + place++));
    insert_disclosure_->bind_text(2, disclosure.subject);
    insert_disclosure_->bind_blob(3, disclosure.text);
    insert_disclosure_->run();
  }
}

std::optional<std::uint64_t> LogTable::last_seq(engine::CaseKey case_key) {
  const auto known = last_seqs_.find(case_key);
  if (known != last_seqs_.end()) return known->second;
  if (last_seqs_.size() >= kRememberedCases) last_seqs_.clear();
  if (!find_last_seq_) {
    find_last_seq_ = connection_.prepare(R"(SELECT last_seq FROM case_head WHERE "key" = ?)");
  }
  find_last_seq_->bind_integer(1, signed_of(case_key.value));
  std::optional<std::uint64_t> found;
  if (find_last_seq_->step() && !find_last_seq_->is_null(0)) {
    found = static_cast<std::uint64_t>(find_last_seq_->integer(0));
    last_seqs_[case_key] = *found;
  }
  find_last_seq_->reset();
  return found;
}

void LogTable::store_head() {
  if (stored_size_ == head_.size() && stored_next_key_ == head_.next_key) return;
  if (!update_head_) {
    update_head_ = connection_.prepare(
        "UPDATE log_head SET size = ?, frontier = ?, root = ?, last_ts = ?, next_key = ? "
        "WHERE only_row = 1");
  }
  const std::string frontier = head_.frontier.bytes();
  const Hash root = head_.frontier.root(writer_.hasher());
  update_head_->bind_integer(1, signed_of(head_.size()));
  update_head_->bind_blob(2, frontier);
  update_head_->bind_blob(3, as_bytes(root));
  update_head_->bind_integer(4, head_.last_time.ms);
  update_head_->bind_integer(5, signed_of(head_.next_key));
  update_head_->run();
  stored_size_ = head_.size();
  stored_next_key_ = head_.next_key;
}

void LogTable::go_back(const LogHead& head) {
  head_ = head;
  stored_size_ = UINT64_MAX;
  last_seqs_.clear();
}

}  // namespace storage
