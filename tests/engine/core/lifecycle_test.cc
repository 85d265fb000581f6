#include "engine/core/lifecycle.h"

#include <catch2/catch.hpp>

namespace engine {

TEST_CASE("an element instance goes through its phases in order", "[core][lifecycle]") {
  using enum ElementState;

  CHECK(may_follow(kActivating, kActivated));
  CHECK(may_follow(kActivated, kCompleting));
  CHECK(may_follow(kCompleting, kCompleted));
  CHECK_FALSE(may_follow(kActivated, kCompleted));
  CHECK_FALSE(may_follow(kActivated, kActivating));
}

TEST_CASE("what is over stays over", "[core][lifecycle]") {
  using enum ElementState;

  for (const ElementState to : {kActivating, kActivated, kCompleting, kTerminated}) {
    CHECK_FALSE(may_follow(kCompleted, to));
    CHECK_FALSE(may_reach(kCompleted, to));
  }
  CHECK_FALSE(may_reach(kTerminated, kCompleted));
}

TEST_CASE("a settled event stands for all phases on its way", "[core][lifecycle]") {
  using enum ElementState;

  CHECK(may_reach(kActivating, kCompleted));
  CHECK(may_reach(kActivated, kCompleted));
  CHECK(may_reach(kCompleting, kTerminated));
  CHECK_FALSE(may_reach(kCompleting, kActivated));
}

}  // namespace engine
