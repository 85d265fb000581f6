#include "web/routes/v2/search.h"

#include <catch2/catch.hpp>

#include "tests/web/http/http_support.h"

namespace web {

TEST_CASE("a cursor of another search is a 400 that names the page", "[web][routes]") {
  const auto exchange = std::make_shared<KeptExchange>();

  v2::answer_search(Reply(exchange), []() -> Response { throw engine::BadCursor(); });

  REQUIRE(exchange->answers.size() == 1);
  const Response& answer = exchange->answers.front();
  CHECK(answer.status == Status::kBadRequest);
  REQUIRE(answer.problem);
  REQUIRE(answer.problem->errors.size() == 1);
  CHECK(answer.problem->errors.front().field == "page");
}

TEST_CASE("an answer without cursors says null", "[web][routes]") {
  engine::Found<int> found;
  found.rows = {1, 2};
  found.total = 2;

  const auto result = v2::result_of<std::int32_t>(found, [](int row) { return row; });

  CHECK(result.items.size() == 2);
  CHECK_FALSE(result.page.start_cursor.has_value());
  CHECK_FALSE(result.page.end_cursor.has_value());
}

}  // namespace web
