#include "storage/sql/queries.h"

#include <algorithm>
#include <utility>

#include "storage/log/record_reader.h"
#include "storage/log/salted_form.h"
#include "storage/sql/error.h"
#include "storage/sql/log_table.h"
#include "storage/sql/row.h"
#include "storage/sql/search_sql.h"
#include "storage/sql/transaction.h"

namespace storage {
namespace {

using engine::Found;
using engine::Search;

constexpr std::uint64_t kCountedRows = 10'000;
constexpr std::size_t kKeptStatements = 256;

// Leaves a statement ready for the next run, whatever happens.
class Run {
 public:
  explicit Run(Statement& statement) : statement_(statement) {}
  ~Run() { statement_.reset(); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  bool step() { return statement_.step(); }
  const Statement& row() const { return statement_; }

 private:
  Statement& statement_;
};

std::vector<SortValue> sorted_values(const Statement& row, int first, int count) {
  std::vector<SortValue> values;
  for (int column = first; column < first + count; ++column) {
    if (row.is_null(column)) {
      values.emplace_back();
    } else if (row.is_integer(column)) {
      values.emplace_back(row.integer(column));
    } else {
      values.emplace_back(std::string(row.text(column)));
    }
  }
  return values;
}

std::int64_t signed_of(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace

SqlQueries::SqlQueries(std::unique_ptr<Connection> connection, Names names)
    : connection_(std::move(connection)), names_(std::move(names)) {}
SqlQueries::~SqlQueries() = default;

Statement& SqlQueries::prepared(const std::string& sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return *found->second;
  if (statements_.size() >= kKeptStatements) statements_.clear();
  return *statements_.emplace(sql, connection_->prepare(sql)).first->second;
}

template <class Row, class Result, class Take>
Found<Result> SqlQueries::find(const Search& search, const SearchTable& table, const More& more,
                               Take&& take) {
  const SearchPlan plan(search, table);
  const SqlTransaction transaction(*connection_);
  const SearchSql page = plan.page(column_list<Row>("t") + std::string(more.columns));
  Found<Result> found;
  std::vector<SortValue> first;
  std::vector<SortValue> last;
  {
    Statement& statement = prepared(page.sql);
    Run run(statement);
    page.bind(statement);
    while (run.step()) {
      found.rows.push_back(take(read_row<Row>(run.row()), run.row()));
      last = sorted_values(run.row(), kColumns<Row> + more.count, plan.sorted_columns());
      if (found.rows.size() == 1) first = last;
    }
  }
  if (plan.is_reversed()) {
    std::reverse(found.rows.begin(), found.rows.end());
    std::swap(first, last);
  }
  if (!found.rows.empty()) {
    found.start_cursor = write_cursor(first);
    found.end_cursor = write_cursor(last);
  }
  const engine::Page& asked = search.page;
  const bool is_all = asked.after.empty() && asked.before.empty() &&
                      found.rows.size() < asked.limit && (asked.from == 0 || !found.rows.empty());
  const std::uint64_t total = is_all ? asked.from + found.rows.size() : count(plan);
  found.total = std::min(total, kCountedRows);
  found.has_more = total > kCountedRows;
  return found;
}

std::uint64_t SqlQueries::count(const SearchPlan& plan) {
  const SearchSql counted = plan.count(kCountedRows);
  Statement& statement = prepared(counted.sql);
  Run run(statement);
  counted.bind(statement);
  return run.step() ? static_cast<std::uint64_t>(run.row().integer(0)) : 0;
}

template <class Row>
Found<Row> SqlQueries::find_rows(const Search& search, const SearchTable& table) {
  return find<Row, Row>(search, table, {}, [](Row row, const Statement&) { return row; });
}

Found<engine::FoundInstance> SqlQueries::process_instances(const Search& search) {
  const SearchTable& table = search_tables::kProcessInstances;
  const std::string columns = ", " + std::string(find_field(table, "hasIncident")->compared);
  return find<engine::ProcessInstance, engine::FoundInstance>(
      search, table, {columns, 1}, [](engine::ProcessInstance row, const Statement& from) {
        return engine::FoundInstance{std::move(row),
                                     from.integer(kColumns<engine::ProcessInstance>) != 0};
      });
}

Found<engine::FoundElement> SqlQueries::element_instances(const Search& search) {
  const SearchTable& table = search_tables::kElementInstances;
  const std::string columns = ", " + std::string(find_field(table, "hasIncident")->compared) +
                              ", " + std::string(find_field(table, "incidentKey")->sorted);
  return find<engine::ElementInstance, engine::FoundElement>(
      search, table, {columns, 2}, [](engine::ElementInstance row, const Statement& from) {
        constexpr int kFirst = kColumns<engine::ElementInstance>;
        const auto incident = static_cast<std::uint64_t>(from.integer(kFirst + 1));
        return engine::FoundElement{std::move(row), from.integer(kFirst) != 0, {incident}};
      });
}

Found<engine::Variable> SqlQueries::variables(const Search& search) {
  return find_rows<engine::Variable>(search, search_tables::kVariables);
}
Found<engine::UserTask> SqlQueries::user_tasks(const Search& search) {
  return find_rows<engine::UserTask>(search, search_tables::kUserTasks);
}
Found<engine::Job> SqlQueries::jobs(const Search& search) {
  return find_rows<engine::Job>(search, search_tables::kJobs);
}
Found<engine::Incident> SqlQueries::incidents(const Search& search) {
  return find_rows<engine::Incident>(search, search_tables::kIncidents);
}
Found<engine::ProcessVersion> SqlQueries::process_definitions(const Search& search) {
  return find_rows<engine::ProcessVersion>(search, search_tables::kProcessDefinitions);
}
Found<engine::MessageSubscription> SqlQueries::message_subscriptions(const Search& search) {
  return find_rows<engine::MessageSubscription>(search, search_tables::kMessageSubscriptions);
}
Found<engine::Timer> SqlQueries::timers(const Search& search) {
  return find_rows<engine::Timer>(search, search_tables::kTimers);
}
Found<engine::ConditionSubscription> SqlQueries::conditions(const Search& search) {
  return find_rows<engine::ConditionSubscription>(search, search_tables::kConditions);
}
Found<engine::DecisionVersion> SqlQueries::decision_definitions(const Search& search) {
  return find_rows<engine::DecisionVersion>(search, search_tables::kDecisionDefinitions);
}
Found<engine::RequirementsVersion> SqlQueries::decision_requirements(const Search& search) {
  return find_rows<engine::RequirementsVersion>(search, search_tables::kDecisionRequirements);
}
Found<engine::DecisionInstance> SqlQueries::decision_instances(const Search& search) {
  return find_rows<engine::DecisionInstance>(search, search_tables::kDecisionInstances);
}
Found<engine::RegisterRecord> SqlQueries::records(const Search& search) {
  return find_rows<engine::RegisterRecord>(search, search_tables::kRecords);
}
Found<engine::Notice> SqlQueries::notices(const Search& search) {
  return find_rows<engine::Notice>(search, search_tables::kNotices);
}

// The scopes from inside out, then the variables of each, a name only where it comes first.
std::vector<engine::Variable> SqlQueries::visible_variables(engine::ElementInstanceKey scope) {
  static const std::string kSql =
      R"(WITH RECURSIVE up (at, depth) AS (
           SELECT ?1, 0
           UNION ALL SELECT e.scope, up.depth + 1 FROM up
             JOIN element_instance AS e ON e."key" = up.at WHERE e.scope IS NOT NULL)
         SELECT )" +
      column_list<engine::Variable>("t") +
      R"( FROM up JOIN variable AS t ON t.scope = up.at
            AND t.root IN (SELECT e.root FROM element_instance AS e WHERE e."key" = ?1
                           UNION ALL SELECT i.root FROM process_instance AS i WHERE i."key" = ?1)
         ORDER BY up.depth, t."key")";
  Statement& statement = prepared(kSql);
  Run run(statement);
  statement.bind_integer(1, signed_of(scope.value));
  std::vector<engine::Variable> visible;
  while (run.step()) {
    auto row = read_row<engine::Variable>(run.row());
    const bool hidden = std::any_of(visible.begin(), visible.end(),
                                    [&](const auto& nearer) { return nearer.name == row.name; });
    if (!hidden) visible.push_back(std::move(row));
  }
  return visible;
}

std::vector<engine::FoundRecord> SqlQueries::records_of_case(engine::CaseKey key,
                                                             std::uint64_t after,
                                                             std::size_t limit) {
  const SqlTransaction transaction(*connection_);
  const auto names = names_();
  std::vector<engine::FoundRecord> records;
  for (const std::uint64_t seq : seqs_of_case(key, after, limit)) {
    records.push_back(record_at(seq, *names));
  }
  return records;
}

std::vector<engine::FoundRecord> SqlQueries::records_before(engine::CaseKey key,
                                                            std::uint64_t before,
                                                            std::size_t limit) {
  const SqlTransaction transaction(*connection_);
  const auto names = names_();
  std::vector<engine::FoundRecord> records;
  for (const std::uint64_t seq : seqs_before(key, before, limit)) {
    records.push_back(record_at(seq, *names));
  }
  return records;
}

// The chain of a case is walked from its end, or from a record of it.
std::vector<std::uint64_t> SqlQueries::seqs_before(engine::CaseKey key, std::uint64_t before,
                                                   std::size_t limit) {
  static const std::string kSql =
      R"(WITH RECURSIVE chain (seq, place) AS (
           SELECT h.last_seq, 1 FROM case_head AS h WHERE h."key" = ?1 AND ?2 = 0
           UNION ALL SELECT e.case_before, 1 FROM event AS e WHERE e.seq = ?2 AND e.case_key = ?1
           UNION ALL SELECT e.case_before, chain.place + 1
             FROM chain JOIN event AS e ON e.seq = chain.seq WHERE chain.place < ?3)
         SELECT seq FROM chain WHERE seq IS NOT NULL ORDER BY seq)";
  Statement& statement = prepared(kSql);
  Run run(statement);
  statement.bind_integer(1, signed_of(key.value));
  statement.bind_integer(2, signed_of(before));
  statement.bind_integer(3, static_cast<std::int64_t>(limit));
  std::vector<std::uint64_t> seqs;
  while (run.step()) seqs.push_back(static_cast<std::uint64_t>(run.row().integer(0)));
  return seqs;
}

std::optional<engine::FoundRecord> SqlQueries::record(std::uint64_t seq) {
  const SqlTransaction transaction(*connection_);
  {
    Statement& statement = prepared("SELECT 1 FROM event WHERE seq = ?");
    Run run(statement);
    statement.bind_integer(1, signed_of(seq));
    if (!run.step()) return std::nullopt;
  }
  return record_at(seq, *names_());
}

// The chain of a case is walked from its end.
std::vector<std::uint64_t> SqlQueries::seqs_of_case(engine::CaseKey key, std::uint64_t after,
                                                    std::size_t limit) {
  static const std::string kSql =
      R"(WITH RECURSIVE chain (seq) AS (
           SELECT h.last_seq FROM case_head AS h WHERE h."key" = ?1
           UNION ALL SELECT e.case_before FROM chain JOIN event AS e ON e.seq = chain.seq)
         SELECT seq FROM chain WHERE seq IS NOT NULL AND (seq > ?2 OR ?2 = 0)
         ORDER BY seq LIMIT ?3)";
  Statement& statement = prepared(kSql);
  Run run(statement);
  statement.bind_integer(1, signed_of(key.value));
  statement.bind_integer(2, signed_of(after));
  statement.bind_integer(3, static_cast<std::int64_t>(limit));
  std::vector<std::uint64_t> seqs;
  while (run.step()) seqs.push_back(static_cast<std::uint64_t>(run.row().integer(0)));
  return seqs;
}

engine::FoundRecord SqlQueries::record_at(std::uint64_t seq, const engine::ModelNames& names) {
  engine::FoundRecord found;
  engine::CaseKey case_key;
  {
    Statement& statement = prepared("SELECT bytes, leaf, case_key FROM event WHERE seq = ?");
    Run run(statement);
    statement.bind_integer(1, signed_of(seq));
    if (!run.step()) throw StoreError(StoreErrorKind::kCorrupt, "a record of a case is missing");
    found.bytes = run.row().blob(0);
    read_column(run.row(), 1, found.leaf);
    read_column(run.row(), 2, case_key);
  }
  const auto record = read_record(found.bytes);
  if (!record) throw StoreError(StoreErrorKind::kCorrupt, record.error().message);
  found.seq = seq;
  found.time = record->time;
  const auto read =
      read_events(*record, disclosed_values(*connection_, seq), names, [&](engine::Event event) {
        found.events.push_back({case_key, {}, std::move(event)});
      });
  if (!read) throw StoreError(StoreErrorKind::kCorrupt, read.error().message);
  return found;
}

std::optional<std::string> SqlQueries::blob(std::string_view sha256) {
  Statement& statement = prepared("SELECT bytes FROM blob WHERE sha256 = ?");
  Run run(statement);
  statement.bind_text(1, sha256);
  if (!run.step()) return std::nullopt;
  return std::string(run.row().blob(0));
}

std::optional<engine::Timer> SqlQueries::next_timer() {
  static const std::string kSql = select_rows<engine::Timer>() + R"(ORDER BY due, "key" LIMIT 1)";
  Statement& statement = prepared(kSql);
  Run run(statement);
  if (!run.step()) return std::nullopt;
  return read_row<engine::Timer>(run.row());
}

}  // namespace storage
