#include "tests/conformance/scenario.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine/bpmn/read_bpmn.h"
#include "engine/feel/json.h"
#include "engine/feel/temporal.h"

namespace tests {

using namespace engine;

namespace {

// A command that was refused.
class Refused : public NotMet {
 public:
  using NotMet::NotMet;
};

void require(bool holds, const std::string& reason) {
  if (!holds) throw NotMet(reason);
}

std::string joined(const Names& names) {
  std::string out;
  for (const std::string& name : names) out += name + " ";
  return out;
}

std::int64_t duration_ms(std::string_view text) {
  const auto duration = feel::parse_days_time(text);
  require(duration.has_value(), "no duration: " + std::string(text));
  return duration->seconds * 1000;
}

const feel::Value& need(const feel::Value& argument, std::string_view key) {
  const feel::Value* found = argument.find(key);
  if (found == nullptr) throw NotMet("the step lacks " + std::string(key));
  return *found;
}

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
  return text;
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Scenario::Scenario(const Value& document, std::string folder)
    : document_(document), folder_(std::move(folder)) {
  engine_.input().now = {1'900'000'000'000};
  const Value* clock = document_.find("clock");
  if (clock != nullptr && clock->is_string()) {
    engine_.input().now = *parse_instant(clock->as_string());
  }
  pinned_ms_ = engine_.input().now.ms;
}

void Scenario::play() {
  for (const Value& step : need(document_, "steps").items()) play(step);
}

void Scenario::play(const Value& step) {
  const feel::Entry& entry = step.entries().front();
  const Value argument = filled(entry.value);
  const bool known = play_instance(entry.key, argument) || play_work(entry.key, argument) ||
                     play_expectation(entry.key, argument);
  require(known, "unknown step " + entry.key);
}

bool Scenario::play_instance(std::string_view word, const Value& argument) {
  if (word == "deploy") {
    deploy(argument);
  } else if (word == "start") {
    start(argument);
  } else if (word == "findInstance") {
    find_instance(argument);
  } else if (word == "cancel") {
    run(CancelProcessInstance{engine_.actor, instance(argument)});
  } else if (word == "setVariables") {
    set_variables(argument);
  } else if (word == "advanceClock") {
    advance(argument);
  } else if (word == "resolveIncident") {
    resolve(argument);
  } else {
    return false;
  }
  return true;
}

bool Scenario::play_work(std::string_view word, const Value& argument) {
  if (word == "completeTask") {
    complete_task(argument);
  } else if (word == "publishMessage") {
    publish(argument);
  } else if (word == "correlateMessage") {
    correlate(argument);
  } else if (word == "activateJob") {
    const Value* as = argument.find("as");
    jobs_[as == nullptr ? "job" : text(*as)] = job_for(argument);
  } else if (word == "activateAndCompleteJob" || word == "completeJob" || word == "failJob" ||
             word == "throwError" || word == "updateRetries") {
    end_job(word, argument);
  } else {
    return false;
  }
  return true;
}

bool Scenario::play_expectation(std::string_view word, const Value& argument) {
  if (word == "expectState") {
    expect_state(argument);
  } else if (word == "expectInstances") {
    expect_instances(argument);
  } else if (word == "expectUserTasks") {
    expect_counts(argument, engine_.open_tasks(instance(argument)), true);
  } else if (word == "expectCompletedElements") {
    expect_counts(argument, engine_.completed_elements(instance(argument)), false);
  } else if (word == "expectTerminatedElements") {
    expect_counts(argument, engine_.terminated_elements(instance(argument)), false);
  } else if (word == "expectActiveElements" || word == "awaitSubscription") {
    expect_counts(argument, engine_.active_elements(instance(argument)), false);
  } else if (word == "expectNotReached") {
    expect_not_reached(argument);
  } else if (word == "expectVariables") {
    expect_variables(argument);
  } else if (word == "expectIncident" || word == "expectNoIncident") {
    expect_incident(argument, word == "expectIncident");
  } else if (word == "expectNoJob") {
    require(engine_.activate(text(argument), 1).empty(), "there is a job " + text(argument));
  } else if (word == "expectRejected") {
    expect_rejected(argument);
  } else {
    return false;
  }
  return true;
}

std::string Scenario::text(const Value& value) const {
  return value.is_string() ? std::string(value.as_string()) : feel::to_json(value);
}

// Puts in what stands for a run, a date and an instance.
feel::Value Scenario::filled(const Value& value) const {
  std::string json = replaced(feel::to_json(value), "${run}", "run1");
  for (auto at = json.find("${date:+"); at != std::string::npos; at = json.find("${date:+")) {
    const auto end = json.find('}', at);
    const std::int64_t ms = pinned_ms_ + duration_ms(json.substr(at + 8, end - at - 8));
    json.replace(at, end - at + 1, to_iso({ms}));
  }
  for (const auto& [alias, key] : aliases_) {
    json = replaced(json, "${instance:" + alias + "}", to_text(key));
  }
  return *feel::parse_json(json);
}

ProcessInstanceKey Scenario::instance(const Value& argument) const {
  const Value* alias = argument.find("instance");
  const auto found = aliases_.find(alias == nullptr ? "main" : text(*alias));
  require(found != aliases_.end(), "no such instance");
  return found->second;
}

ElementInstanceKey Scenario::scope(const Value& argument) const {
  const Value* id = argument.find("scope");
  if (id == nullptr) return root_scope(instance(argument));
  const ElementInstance* element = engine_.element(instance(argument), text(*id));
  require(element != nullptr, "no element " + text(*id));
  return element->key;
}

void Scenario::run(Command command) {
  const auto refused = engine_.run(std::move(command));
  if (refused) throw Refused(std::string(name_of(refused->code)) + ": " + refused->detail);
}

void Scenario::deploy(const Value& files) {
  DeployResources command;
  command.actor = engine_.actor;
  for (const Value& name : files.items()) {
    const std::string bytes = read_file(folder_ + "/" + text(name));
    bpmn::ReadResult read = bpmn::read_bpmn(bytes);
    if (has_error(read.findings)) throw Refused(to_text(read.findings.front()));
    DeployedFile file;
    file.name = text(name);
    file.sha256 = file.name;
    file.processes = std::move(read.processes);
    command.files.push_back(std::move(file));
  }
  run(std::move(command));
}

void Scenario::start(const Value& argument) {
  CreateProcessInstance command;
  command.actor = engine_.actor;
  command.process_id = text(need(argument, "processId"));
  if (const Value* variables = argument.find("variables")) command.variables = *variables;
  if (const Value* elements = argument.find("startInstructions")) {
    for (const Value& each : elements->items()) {
      command.start_elements.push_back(text(each.is_string() ? each : need(each, "elementId")));
    }
  }
  const auto refused = engine_.run(command);
  if (refused) throw Refused(refused->detail);
  const ProcessInstanceKey key = std::get<InstanceReply>(engine_.reply()).instance;
  const Value* as = argument.find("as");
  aliases_[as == nullptr ? "main" : text(*as)] = key;
  found_.insert(key);
  const Value* expected = argument.find("expectResult");
  if (expected == nullptr) return;
  for (const feel::Entry& entry : expected->entries()) {
    require(engine_.variable(key, entry.key) == feel::to_json(entry.value),
            "the result lacks " + entry.key);
  }
}

void Scenario::find_instance(const Value& argument) {
  const std::string id = text(need(argument, "processId"));
  const Value* parent = argument.find("parent");
  for (const ProcessInstanceKey key : engine_.instances_of(id)) {
    if (found_.contains(key)) continue;
    if (parent != nullptr) {
      const auto called = engine_.called_by(aliases_.at(text(*parent)));
      if (std::find(called.begin(), called.end(), key) == called.end()) continue;
    }
    found_.insert(key);
    aliases_[text(need(argument, "as"))] = key;
    return;
  }
  throw NotMet("no instance of " + id);
}

void Scenario::complete_task(const Value& argument) {
  const std::string id = text(argument.is_string() ? argument : need(argument, "elementId"));
  const Value* times = argument.find("times");
  const Value* index = argument.find("index");
  const Value* variables = argument.find("variables");
  for (std::int64_t left = times == nullptr ? 1 : *times->as_integer(); left > 0; --left) {
    const std::size_t place = index == nullptr ? 0 : static_cast<std::size_t>(*index->as_integer());
    const UserTask* task = engine_.task(instance(argument), id, place);
    require(task != nullptr, "no open task " + id);
    run(CompleteUserTask{
        engine_.actor, task->key, variables == nullptr ? Value() : *variables, {}});
  }
}

void Scenario::publish(const Value& argument) {
  PublishMessage command;
  command.actor = engine_.actor;
  command.name = text(need(argument, "name"));
  if (const Value* key = argument.find("correlationKey")) command.correlation_key = text(*key);
  if (const Value* time = argument.find("timeToLive"))
    command.time_to_live_ms = *time->as_integer();
  if (const Value* id = argument.find("messageId")) command.message_id = text(*id);
  if (const Value* variables = argument.find("variables")) command.variables = *variables;
  run(std::move(command));
}

void Scenario::correlate(const Value& argument) {
  CorrelateMessage command;
  command.actor = engine_.actor;
  command.name = text(need(argument, "name"));
  if (const Value* key = argument.find("correlationKey")) command.correlation_key = text(*key);
  if (const Value* variables = argument.find("variables")) command.variables = *variables;
  run(std::move(command));
}

void Scenario::advance(const Value& argument) {
  const Value* to = argument.find("to");
  const Value* by = argument.find("by");
  const std::int64_t goal =
      to != nullptr ? parse_instant(to->as_string())->ms
                    : pinned_ms_ + duration_ms((by == nullptr ? argument : *by).as_string());
  engine_.advance(goal - pinned_ms_);
  pinned_ms_ = goal;
}

void Scenario::set_variables(const Value& argument) {
  const Value* local = argument.find("local");
  run(SetVariables{engine_.actor, scope(argument), need(argument, "variables"),
                   local != nullptr && local->is_true()});
}

void Scenario::resolve(const Value& argument) {
  const std::string id = text(argument.is_string() ? argument : need(argument, "elementId"));
  const ElementInstance* element = engine_.element(instance(argument), id);
  require(element != nullptr, "no element " + id);
  for (const Incident& incident : engine_.case_of(instance(argument)).incidents) {
    if (incident.element_instance != element->key) continue;
    if (incident.state != IncidentState::kActive) continue;
    run(ResolveIncident{engine_.actor, incident.key});
    return;
  }
  throw NotMet("no incident at " + id);
}

JobKey Scenario::job_for(const Value& argument) {
  if (const Value* name = argument.find("job")) return jobs_.at(text(*name));
  const std::string type = text(need(argument, "type"));
  const auto jobs = engine_.activate(type, 1);
  require(!jobs.empty(), "no job of type " + type);
  const ActivatedJob& job = jobs.front();
  if (const Value* expected = argument.find("expectVariables")) {
    for (const feel::Entry& entry : expected->entries()) {
      const Value* value = job.variables.find(entry.key);
      require(value != nullptr && *value == entry.value, "job variable " + entry.key);
    }
  }
  if (const Value* absent = argument.find("absentVariables")) {
    for (const Value& name : absent->items()) {
      require(job.variables.find(text(name)) == nullptr, "job variable " + text(name));
    }
  }
  if (const Value* headers = argument.find("expectHeaders")) {
    for (const feel::Entry& entry : headers->entries()) {
      const std::pair<std::string, std::string> header{entry.key, text(entry.value)};
      require(std::find(job.headers.begin(), job.headers.end(), header) != job.headers.end(),
              "job header " + entry.key);
    }
  }
  return job.job;
}

void Scenario::end_job(std::string_view word, const Value& argument) {
  const Value* times = argument.find("times");
  const Value* variables = argument.find("variables");
  const Value given = variables == nullptr ? Value() : *variables;
  for (std::int64_t left = times == nullptr ? 1 : *times->as_integer(); left > 0; --left) {
    const JobKey job = job_for(argument);
    if (word == "failJob") {
      const Value* retries = argument.find("retries");
      const Value* back_off = argument.find("retryBackOff");
      run(FailJob{engine_.actor, job,
                  static_cast<std::int32_t>(retries == nullptr ? 0 : *retries->as_integer()),
                  "failed", back_off == nullptr ? 0 : *back_off->as_integer(), given});
      jobs_["failed"] = job;
    } else if (word == "throwError") {
      run(ThrowJobError{engine_.actor, job, text(need(argument, "errorCode")), {}, given});
    } else if (word == "updateRetries") {
      run(UpdateJob{engine_.actor,
                    job,
                    static_cast<std::int32_t>(*need(argument, "retries").as_integer()),
                    {}});
    } else {
      run(CompleteJob{engine_.actor, job, given});
    }
  }
}

void Scenario::expect_rejected(const Value& argument) {
  for (const feel::Entry& entry : argument.entries()) {
    if (entry.key == "status") continue;
    try {
      require(play_instance(entry.key, entry.value) || play_work(entry.key, entry.value),
              "unknown step " + entry.key);
    } catch (const Refused&) {
      return;
    }
    throw NotMet(entry.key + " was accepted");
  }
}

void Scenario::expect_state(const Value& argument) {
  const std::string wanted = text(argument.is_string() ? argument : need(argument, "state"));
  const InstanceState state = engine_.state_of(instance(argument));
  const std::string found = state == InstanceState::kActive      ? "ACTIVE"
                            : state == InstanceState::kCompleted ? "COMPLETED"
                                                                 : "TERMINATED";
  require(found == wanted, "the instance is " + found +
                               "; active: " + joined(engine_.active_elements(instance(argument))) +
                               "; incidents: " + joined(engine_.incidents(instance(argument))));
}

void Scenario::expect_instances(const Value& argument) {
  std::int64_t count = 0;
  const Value* parent = argument.find("parent");
  const Value* state = argument.find("state");
  for (const ProcessInstanceKey key : engine_.instances_of(text(need(argument, "processId")))) {
    if (parent != nullptr) {
      const auto called = engine_.called_by(aliases_.at(text(*parent)));
      if (std::find(called.begin(), called.end(), key) == called.end()) continue;
    }
    const InstanceState is = engine_.state_of(key);
    const std::string name = is == InstanceState::kActive      ? "ACTIVE"
                             : is == InstanceState::kCompleted ? "COMPLETED"
                                                               : "TERMINATED";
    if (state == nullptr || text(*state) == name) ++count;
  }
  require(count == *need(argument, "count").as_integer(),
          "there are " + std::to_string(count) + " instances");
}

void Scenario::expect_counts(const Value& argument, const Names& found, bool only_these) {
  Counts wanted;
  Names order;
  const Value* counts = argument.find("counts");
  const Value* elements = argument.find("elements");
  if (counts != nullptr) {
    for (const feel::Entry& entry : counts->entries())
      wanted[entry.key] = *entry.value.as_integer();
  } else {
    for (const Value& each : (elements == nullptr ? argument : *elements).items()) {
      ++wanted[text(each)];
      order.push_back(text(each));
    }
  }
  const Value* exact = argument.find("exact");
  const bool all = only_these || (exact != nullptr && exact->is_true());
  Counts there;
  for (const std::string& name : found) {
    if (all || wanted.contains(name)) ++there[name];
  }
  std::erase_if(wanted, [](const auto& each) { return each.second == 0; });
  require(there == wanted, "found: " + joined(found) +
                               "; incidents: " + joined(engine_.incidents(instance(argument))));
  const Value* ordered = argument.find("ordered");
  if (ordered == nullptr || !ordered->is_true()) return;
  Names kept = found;
  std::erase_if(kept, [&](const std::string& name) {
    return std::find(order.begin(), order.end(), name) == order.end();
  });
  require(kept == order, "in this order: " + joined(found));
}

void Scenario::expect_not_reached(const Value& argument) {
  const Value* elements = argument.find("elements");
  for (const Value& id : (elements == nullptr ? argument : *elements).items()) {
    require(engine_.element(instance(argument), text(id)) == nullptr, text(id) + " was reached");
  }
}

void Scenario::expect_variables(const Value& argument) {
  const Case& in = engine_.case_of(instance(argument));
  const ElementInstanceKey where = scope(argument);
  if (const Value* variables = argument.find("variables")) {
    for (const feel::Entry& entry : variables->entries()) {
      const Variable* found = in.variables.find({where, entry.key});
      require(found != nullptr, "there is no variable " + entry.key);
      require(found->value == entry.value, entry.key + " is " + feel::to_json(found->value));
    }
  }
  if (const Value* absent = argument.find("absent")) {
    for (const Value& name : absent->items()) {
      require(in.variables.find({where, name.as_string()}) == nullptr,
              "there is a variable " + text(name));
    }
  }
  if (const Value* lengths = argument.find("lengths")) {
    for (const feel::Entry& entry : lengths->entries()) {
      const Variable* found = in.variables.find({where, entry.key});
      require(
          found != nullptr && found->value.is_list() &&
              static_cast<std::int64_t>(found->value.items().size()) == *entry.value.as_integer(),
          "length of " + entry.key);
    }
  }
}

void Scenario::expect_incident(const Value& argument, bool wanted) {
  const Value* id = argument.find("elementId");
  const Value* types = argument.find("errorType");
  std::int64_t count = 0;
  for (const std::string& incident : engine_.incidents(instance(argument))) {
    const auto space = incident.find(' ');
    if (id != nullptr && incident.substr(0, space) != id->as_string()) continue;
    const std::string code = incident.substr(space + 1);
    const bool fits = types == nullptr || !types->is_list() ||
                      std::any_of(types->items().begin(), types->items().end(),
                                  [&](const Value& type) { return type.as_string() == code; });
    if (fits) ++count;
  }
  const std::string all = joined(engine_.incidents(instance(argument)));
  require(wanted ? count > 0 : count == 0, "incidents: " + all);
  const Value* exact = argument.find("count");
  require(exact == nullptr || count == *exact->as_integer(), "incidents: " + all);
}

}  // namespace tests
