#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/ports/queries.h"
#include "engine/record/event_json.h"
#include "storage/sql/connection.h"
#include "storage/sql/search_field.h"

namespace storage {

class SearchPlan;

// Searches over a read connection of their own; one thread at a time.
class SqlQueries final : public engine::Queries {
 public:
  // What names the elements of the models that are deployed now, for the records of the log.
  using Names = std::function<std::shared_ptr<const engine::ModelNames>()>;

  SqlQueries(std::unique_ptr<Connection> connection, Names names);
  ~SqlQueries() override;

  engine::Found<engine::FoundInstance> process_instances(const engine::Search& search) override;
  engine::Found<engine::FoundElement> element_instances(const engine::Search& search) override;
  engine::Found<engine::Variable> variables(const engine::Search& search) override;
  engine::Found<engine::UserTask> user_tasks(const engine::Search& search) override;
  engine::Found<engine::Job> jobs(const engine::Search& search) override;
  engine::Found<engine::Incident> incidents(const engine::Search& search) override;
  engine::Found<engine::ProcessVersion> process_definitions(const engine::Search& search) override;
  engine::Found<engine::MessageSubscription> message_subscriptions(
      const engine::Search& search) override;
  engine::Found<engine::Timer> timers(const engine::Search& search) override;
  engine::Found<engine::ConditionSubscription> conditions(const engine::Search& search) override;
  engine::Found<engine::DecisionVersion> decision_definitions(
      const engine::Search& search) override;
  engine::Found<engine::RequirementsVersion> decision_requirements(
      const engine::Search& search) override;
  engine::Found<engine::DecisionInstance> decision_instances(const engine::Search& search) override;
  engine::Found<engine::RegisterRecord> records(const engine::Search& search) override;
  engine::Found<engine::Notice> notices(const engine::Search& search) override;

  std::vector<engine::Variable> visible_variables(engine::ElementInstanceKey scope) override;
  std::vector<engine::FoundRecord> records_before(engine::CaseKey key, std::uint64_t before,
                                                  std::size_t limit) override;
  std::optional<engine::FoundRecord> record(std::uint64_t seq) override;
  std::vector<engine::FoundRecord> records_of_case(engine::CaseKey key, std::uint64_t after,
                                                   std::size_t limit) override;
  std::optional<std::string> blob(std::string_view sha256) override;
  std::optional<engine::Timer> next_timer() override;

 private:
  // Columns behind those of a row.
  struct More {
    std::string columns;
    int count = 0;
  };

  // Rows of one kind, each with what `take` makes of it and of the columns behind it.
  template <class Row, class Result, class Take>
  engine::Found<Result> find(const engine::Search& search, const SearchTable& table,
                             const More& more, Take&& take);
  template <class Row>
  engine::Found<Row> find_rows(const engine::Search& search, const SearchTable& table);
  std::uint64_t count(const SearchPlan& plan);
  std::vector<std::uint64_t> seqs_before(engine::CaseKey key, std::uint64_t before,
                                         std::size_t limit);
  std::vector<std::uint64_t> seqs_of_case(engine::CaseKey key, std::uint64_t after,
                                          std::size_t limit);
  engine::FoundRecord record_at(std::uint64_t seq, const engine::ModelNames& names);
  // Kept for the next search of the same form.
  Statement& prepared(const std::string& sql);

  std::unique_ptr<Connection> connection_;
  Names names_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;
};

}  // namespace storage
