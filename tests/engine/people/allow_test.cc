#include "engine/people/allow.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace engine::people {
namespace {

Subject account(std::vector<std::string> roles) {
  return {SubjectKind::kAccount, std::move(roles)};
}

const Subject kClerk = account({"r.town-org"});
const Subject kReader = account({"r.auditor"});
const Subject kEditor = account({"r.admin"});
const Subject kIssuer = account({"r.publisher"});
const Subject kNobody = {SubjectKind::kPublic, {}};
const Subject kOpen = {SubjectKind::kOpenAdministrator, {}};

bool is_read(std::string_view word) {
  return word.starts_with("READ");
}

TEST_CASE("every action has words of its own", "[people][allow]") {
  for (int i = 0; i < kActionCount; ++i) {
    const Action action = static_cast<Action>(i);
    const ActionWords words = words_of(action);
    CAPTURE(words.resource, words.action);
    CHECK_FALSE(words.resource.empty());
    CHECK(find_action(words.resource, words.action) == action);
  }
  CHECK_FALSE(find_action("PROCESS_DEFINITION", "PAINT").has_value());
}

TEST_CASE("without a role or relation nothing of the contract is allowed", "[people][allow]") {
  for (int i = 0; i <= static_cast<int>(Action::kUpdateAuthorization); ++i) {
    const Action action = static_cast<Action>(i);
    CAPTURE(words_of(action).action);
    CHECK_FALSE(allow(kClerk, action));
    CHECK_FALSE(allow(kNobody, action));
    CHECK_FALSE(allow(kClerk, action, Relations::of(Relation::kAssignee, Relation::kInitiator)));
    CHECK(allow(kOpen, action));
  }
}

TEST_CASE("the auditor reads all of the contract and changes nothing", "[people][allow]") {
  for (int i = 0; i <= static_cast<int>(Action::kUpdateAuthorization); ++i) {
    const Action action = static_cast<Action>(i);
    CAPTURE(words_of(action).resource, words_of(action).action);
    const bool reads = is_read(words_of(action).action) || action == Action::kAccessComponent;
    CHECK(allow(kReader, action) == reads);
  }
  CHECK_FALSE(allow(kReader, Action::kCompleteTask));
}

TEST_CASE("candidates name a role, or a role in a unit; nominees are offered nothing by theirs",
          "[people][allow]") {
  CHECK(offers({"r.panel", "r.town-org"}, "r.town-org", "heping"));
  CHECK(offers({"r.town-org@heping"}, "r.town-org", "heping"));
  CHECK_FALSE(offers({"r.town-org@wutong", "heping", "r.town"}, "r.town-org", "heping"));
  CHECK_FALSE(offers({"r.nominee", "r.nominee@heping"}, "r.nominee", "heping"));
  CHECK_FALSE(offers({""}, "", ""));
}

TEST_CASE("who edits definitions does not publish them", "[people][allow]") {
  CHECK_FALSE(allow(kEditor, Action::kPublishDefinition));
  CHECK_FALSE(allow(kEditor, Action::kCreateResource));
  CHECK(allow(kIssuer, Action::kPublishDefinition));
  CHECK(allow(kIssuer, Action::kCreateResource));
  CHECK_FALSE(allow(kIssuer, Action::kAdministrate));
  CHECK_FALSE(allow(kIssuer, Action::kCompleteUserTask));
}

TEST_CASE("tasks and cases are a matter of relation", "[people][allow]") {
  const Relations assignee = Relations::of(Relation::kAssignee);
  const Relations candidate = Relations::of(Relation::kCandidate);

  CHECK(allow(kClerk, Action::kReadTask, candidate));
  CHECK(allow(kClerk, Action::kClaimTask, candidate));
  CHECK_FALSE(allow(kClerk, Action::kClaimTask, assignee));
  CHECK(allow(kClerk, Action::kCompleteTask, assignee));
  CHECK_FALSE(allow(kClerk, Action::kCompleteTask, candidate));
  CHECK_FALSE(allow(kEditor, Action::kCompleteTask));
  CHECK(allow(kClerk, Action::kReadCase, Relations::of(Relation::kPersonConcerned)));
  CHECK_FALSE(allow(kClerk, Action::kReadCase));
  CHECK(allow(kReader, Action::kReadCase));
}

TEST_CASE("what a package declares is allowed to those it names", "[people][allow]") {
  const Relations declared = Relations::of(Relation::kDeclared);

  CHECK(allow(kClerk, Action::kStartCase, declared));
  CHECK_FALSE(allow(kClerk, Action::kStartCase));
  CHECK(allow(kNobody, Action::kUseIntake, declared));
  CHECK_FALSE(allow(kNobody, Action::kReadOwnNotices));
  CHECK(allow(kClerk, Action::kReadOwnNotices));
}

TEST_CASE("whoever is signed in moves the time of a demo, and only there", "[people][allow]") {
  CHECK(allow(kClerk, Action::kMoveDemoTime, {}, {true}));
  CHECK_FALSE(allow(kClerk, Action::kMoveDemoTime, {}, {false}));
  CHECK_FALSE(allow(kNobody, Action::kMoveDemoTime, {}, {true}));
}

TEST_CASE("classes of fields depend on view, role and relation", "[people][classes]") {
  using enum FieldClass;
  const FieldClassSet internal = FieldClassSet::up_to(kP1);
  const FieldClassSet all = FieldClassSet::up_to(kP3);

  CHECK(visible_classes(kClerk, View::kList, Relations::of(Relation::kAssignee)) == internal);
  CHECK(visible_classes(kNobody, View::kList, {}) == FieldClassSet::of(kP0));
  CHECK(visible_classes(kClerk, View::kTask, Relations::of(Relation::kCandidate)) == all);
  CHECK(visible_classes(kClerk, View::kTask, {}).empty());
  CHECK(visible_classes(kClerk, View::kCase, Relations::of(Relation::kInitiator)) == internal);
  CHECK(visible_classes(kClerk, View::kCase, Relations::of(Relation::kPersonConcerned)) == all);
  CHECK(visible_classes(kReader, View::kCase, {}) == all);
  CHECK(visible_classes(kEditor, View::kOperation, {}) == internal);
  CHECK(visible_classes(kEditor, View::kTask, {}).empty());
}

}  // namespace
}  // namespace engine::people
