#include "storage/sql/case_reader.h"

#include <charconv>
#include <string_view>
#include <tuple>
#include <utility>

#include "storage/sql/row.h"

namespace storage {
namespace {

using engine::Case;
using engine::CaseKey;
using engine::EntityRef;
using engine::Lookup;
using engine::State;

// Which rows of a case are not over; empty where all of them are so.
template <class Row>
constexpr std::string_view kOpen{};
template <>
constexpr std::string_view kOpen<engine::ProcessInstance> = " AND state = 0";
template <>
constexpr std::string_view kOpen<engine::ElementInstance> = " AND state < 3";
template <>
constexpr std::string_view kOpen<engine::Job> = " AND state < 5";
template <>
constexpr std::string_view kOpen<engine::Incident> = " AND state = 0";
template <>
constexpr std::string_view kOpen<engine::UserTask> = " AND state = 0";
template <>
constexpr std::string_view kOpen<engine::DecisionInstance> = " AND 0";

static_assert(static_cast<int>(engine::InstanceState::kActive) == 0);
static_assert(static_cast<int>(engine::ElementState::kCompleted) == 3);
static_assert(static_cast<int>(engine::JobState::kCompleted) == 5);
static_assert(static_cast<int>(engine::IncidentState::kActive) == 0);
static_assert(static_cast<int>(engine::UserTaskState::kCreated) == 0);

// A case is named by its root instance, whose row is found by its key.
template <class Row>
constexpr std::string_view kOfCase = "WHERE root = ?1";
template <>
constexpr std::string_view kOfCase<engine::CaseRow> = R"(WHERE "key" = ?1)";
template <>
constexpr std::string_view kOfCase<engine::ProcessInstance> =
    R"(WHERE ("key" = ?1 OR (root = ?1 AND parent IS NOT NULL)))";
template <>
constexpr std::string_view kOfCase<engine::UserTask> =
    R"(WHERE "key" IN (SELECT "key" FROM element_instance WHERE root = ?1))";

// The two statements that load the rows of one kind.
template <class Row>
struct Loader {
  std::unique_ptr<Statement> open;
  std::unique_ptr<Statement> all;

  Statement& statement(Connection& connection, bool lineage) {
    std::unique_ptr<Statement>& chosen = lineage ? all : open;
    if (!chosen) {
      std::string sql = select_rows<Row>();
      sql += kOfCase<Row>;
      if (!lineage) sql += kOpen<Row>;
      chosen = connection.prepare(sql);
    }
    return *chosen;
  }
};

template <class Row, class Take>
void each_row(Statement& statement, Take&& take) {
  while (statement.step()) take(read_row<Row>(statement));
  statement.reset();
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <class Row>
void load_table(Connection& connection, engine::Table<Row>& table) {
  const auto statement = connection.prepare(select_rows<Row>());
  each_row<Row>(*statement, [&](Row row) { table.load(std::move(row)); });
}

}  // namespace

struct CaseReader::Statements {
  std::tuple<Loader<engine::CaseRow>, Loader<engine::ProcessInstance>,
             Loader<engine::ElementInstance>, Loader<engine::WaitingFlow>, Loader<engine::Variable>,
             Loader<engine::OutputItem>, Loader<engine::ParkedRow>, Loader<engine::UserTask>,
             Loader<engine::Job>, Loader<engine::Timer>, Loader<engine::MessageSubscription>,
             Loader<engine::ConditionSubscription>, Loader<engine::Incident>,
             Loader<engine::DecisionInstance>>
      of_case;
  std::unique_ptr<Statement> case_of[6];
  std::unique_ptr<Statement> lookup[6];

  template <class Row, class Wanted>
  void load(Connection& connection, engine::Table<Row>& table, CaseKey key, bool lineage,
            Wanted&& wanted) {
    Statement& statement = std::get<Loader<Row>>(of_case).statement(connection, lineage);
    statement.bind_integer(1, static_cast<std::int64_t>(key.value));
    each_row<Row>(statement, [&](Row row) {
      if (wanted(row)) table.load(std::move(row));
    });
  }
};

CaseReader::CaseReader(Connection& connection)
    : connection_(connection), statements_(std::make_unique<Statements>()) {}
CaseReader::~CaseReader() = default;

void CaseReader::load_shared(State& state) {
  load_table(connection_, state.clock);
  load_table(connection_, state.settings);
  load_table(connection_, state.accounts);
  load_table(connection_, state.granted_roles);
  load_table(connection_, state.units);
  load_table(connection_, state.deployments);
  load_table(connection_, state.processes);
  load_table(connection_, state.requirements);
  load_table(connection_, state.decisions);
  load_table(connection_, state.forms);
  load_table(connection_, state.resources);
  load_table(connection_, state.message_starts);
  state.renew_indexes();
}

CaseKey CaseReader::case_of(const EntityRef& entity) {
  static constexpr std::string_view kSql[] = {
      R"(SELECT "key" FROM case_head WHERE "key" = ?)",
      R"(SELECT root FROM process_instance WHERE "key" = ?)",
      R"(SELECT root FROM element_instance WHERE "key" = ?1
         UNION ALL SELECT root FROM process_instance WHERE "key" = ?1)",
      R"(SELECT root FROM user_task WHERE "key" = ?)",
      R"(SELECT root FROM job WHERE "key" = ?)",
      R"(SELECT root FROM incident WHERE "key" = ?)"};
  const auto kind = static_cast<std::size_t>(entity.kind);
  std::unique_ptr<Statement>& statement = statements_->case_of[kind];
  if (!statement) statement = connection_.prepare(kSql[kind]);
  statement->bind_integer(1, static_cast<std::int64_t>(entity.key));
  CaseKey key;
  if (statement->step()) key.value = static_cast<std::uint64_t>(statement->integer(0));
  statement->reset();
  return key;
}

bool CaseReader::load_case(State& state, CaseKey key, bool lineage) {
  const auto any = [](const auto&) { return true; };
  engine::Table<engine::CaseRow> row;
  statements_->load(connection_, row, key, lineage, any);
  if (row.empty()) return false;
  Case& of = state.open_case(key, lineage);
  of.row = std::move(row);
  const auto load = [&](auto& table) { statements_->load(connection_, table, key, lineage, any); };
  load(of.instances);
  load(of.elements);
  load(of.waiting_flows);
  statements_->load(connection_, of.variables, key, lineage, [&](const engine::Variable& each) {
    return lineage || of.elements.find(each.scope) != nullptr ||
           of.instances.find(instance_of_root(each.scope)) != nullptr;
  });
  load(of.output_items);
  load(of.parked);
  load(of.user_tasks);
  load(of.jobs);
  load(of.timers);
  load(of.message_subscriptions);
  load(of.conditions);
  load(of.incidents);
  if (lineage) load(of.decision_instances);
  of.recount();
  return true;
}

Statement& CaseReader::asked(const Lookup& lookup) {
  static const std::string kSql[] = {
      select_rows<engine::MessageSubscription>() + "WHERE name = ?1 AND correlation_key = ?2",
      select_rows<engine::BufferedMessage>() + "WHERE name = ?1 AND correlation_key = ?2",
      R"(SELECT i."key" FROM process_instance AS i
         JOIN process_version AS v ON v."key" = i.definition
         WHERE i.start_key = ?2 AND i.start_key <> '' AND i.state = 0 AND v.id = ?1)",
      select_rows<engine::RegisterRecord>() + "WHERE register_id = ?1 AND record_key = ?2",
      select_rows<engine::BufferedMessage>() + R"(WHERE "key" = ?1)",
      select_rows<engine::Notice>() + R"(WHERE "key" = ?1)"};
  const auto kind = static_cast<std::size_t>(lookup.kind);
  std::unique_ptr<Statement>& statement = statements_->lookup[kind];
  if (!statement) statement = connection_.prepare(kSql[kind]);
  if (lookup.kind == Lookup::Kind::kMessage || lookup.kind == Lookup::Kind::kNotice) {
    statement->bind_integer(1, static_cast<std::int64_t>(number(lookup.first)));
  } else {
    statement->bind_text(1, lookup.first);
    statement->bind_text(2, lookup.second);
  }
  return *statement;
}

void CaseReader::look_up(State& state, const Lookup& lookup) {
  Statement& rows = asked(lookup);
  const auto load = [&]<class Row>(engine::Table<Row>& table) {
    each_row<Row>(rows, [&](Row row) { table.load(std::move(row)); });
  };
  switch (lookup.kind) {
    case Lookup::Kind::kMessageSubscriptions:
      each_row<engine::MessageSubscription>(
          rows, [&](auto row) { state.found_subscriptions.push_back(std::move(row)); });
      break;
    case Lookup::Kind::kStartedInstance:
      while (rows.step()) {
        const engine::ProcessInstanceKey key{static_cast<std::uint64_t>(rows.integer(0))};
        state.found_started.push_back({lookup.first, lookup.second, key});
      }
      rows.reset();
      break;
    case Lookup::Kind::kBufferedMessages:
    case Lookup::Kind::kMessage: load(state.messages); break;
    case Lookup::Kind::kRegisterRecord: load(state.records); break;
    case Lookup::Kind::kNotice: load(state.notices); break;
  }
  state.mark_known(lookup);
}

}  // namespace storage
