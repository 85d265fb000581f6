#include "engine/flow/tokens.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace engine::flow {
namespace {

using bpmn::ElementType;

struct Drawn {
  std::string id;
  bool conditional = false;
};

// A node with flows out of it, and flows into it.
ProcessDefinition definition(ElementType type, const std::vector<Drawn>& outgoing,
                             std::string_view default_flow = {}, std::size_t incoming = 1) {
  ProcessDefinition model;
  model.nodes.resize(1);
  FlowNode& node = model.nodes.front();
  node.id = "N";
  node.type = type;
  for (const Drawn& drawn : outgoing) {
    SequenceFlow flow;
    flow.index = bpmn::index_of<bpmn::SequenceFlowTag>(model.flows.size());
    flow.id = drawn.id;
    if (drawn.conditional) flow.condition = *feel::compile("true");
    if (drawn.id == default_flow) node.default_flow = flow.index;
    node.outgoing.push_back(flow.index);
    model.flows.push_back(std::move(flow));
  }
  for (std::size_t i = 0; i < incoming; ++i) {
    node.incoming.push_back(bpmn::index_of<bpmn::SequenceFlowTag>(100 + i));
  }
  return model;
}

class Truths : public Conditions {
 public:
  explicit Truths(std::set<std::string> true_ones) : true_ones_(std::move(true_ones)) {}
  Result<bool> holds(const SequenceFlow& flow) const override {
    return true_ones_.contains(flow.id);
  }

 private:
  std::set<std::string> true_ones_;
};

class Tokens : public TokenView {
 public:
  explicit Tokens(std::map<std::uint16_t, std::uint32_t> waiting) : waiting_(std::move(waiting)) {}
  std::uint32_t waiting_on(FlowIndex flow) const override {
    const auto found = waiting_.find(flow.value);
    return found == waiting_.end() ? 0 : found->second;
  }
  bool is_active(ElementIndex) const override { return false; }

 private:
  std::map<std::uint16_t, std::uint32_t> waiting_;
};

std::vector<std::string> taken(const ProcessDefinition& model, std::set<std::string> true_ones) {
  const Result<Flows> flows = offered(model, model.nodes.front(), Truths(std::move(true_ones)));
  std::vector<std::string> ids;
  if (!flows) return {"failure"};
  for (const FlowIndex flow : *flows) ids.push_back(model.flow(flow).id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("an exclusive gateway offers the first flow that holds, else the default", "[flow]") {
  const ProcessDefinition model =
      definition(ElementType::kExclusiveGateway, {{"a", true}, {"b", true}, {"d"}}, "d");

  CHECK(taken(model, {"a", "b"}) == Ids{"a"});
  CHECK(taken(model, {"b"}) == Ids{"b"});
  CHECK(taken(model, {}) == Ids{"d"});
}

TEST_CASE("an exclusive gateway whose conditions all fail and that has no default fails",
          "[flow]") {
  const ProcessDefinition model = definition(ElementType::kExclusiveGateway, {{"a", true}});

  const Result<Flows> flows = offered(model, model.nodes.front(), Truths({}));

  REQUIRE_FALSE(flows.has_value());
  CHECK(flows.error().code == ErrorCode::kConditionError);
}

TEST_CASE(
    "a node offers its flows without condition, and the default one when none of the "
    "others is taken",
    "[flow]") {
  const ProcessDefinition model =
      definition(ElementType::kTask, {{"always"}, {"big", true}, {"other"}}, "other");

  CHECK(taken(model, {"big"}) == Ids{"always", "big"});
  CHECK(taken(model, {}) == Ids{"always", "other"});
}

TEST_CASE("a parallel gateway offers all its flows", "[flow]") {
  const ProcessDefinition model = definition(ElementType::kParallelGateway, {{"a"}, {"b"}});

  CHECK(taken(model, {}) == Ids{"a", "b"});
}

TEST_CASE("a join may fire once a token waits on each of its flows", "[flow]") {
  const ProcessDefinition model = definition(ElementType::kParallelGateway, {}, {}, 2);
  const FlowNode& join = model.nodes.front();

  CHECK(is_join(join));
  CHECK_FALSE(may_fire(join, Tokens(std::map<std::uint16_t, std::uint32_t>{{100, 2}})));
  CHECK(may_fire(join, Tokens({{100, 1}, {101, 1}})));
}

TEST_CASE("only a parallel gateway with several flows into it is a join", "[flow]") {
  CHECK_FALSE(is_join(definition(ElementType::kParallelGateway, {}, {}, 1).nodes.front()));
  CHECK_FALSE(is_join(definition(ElementType::kExclusiveGateway, {}, {}, 2).nodes.front()));
  CHECK_FALSE(is_join(definition(ElementType::kTask, {}, {}, 2).nodes.front()));
}

}  // namespace engine::flow
