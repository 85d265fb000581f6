#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/queries.h"
#include "web/http/json.h"
#include "web/http/reply.h"
#include "web/routes/v2/conditions.h"

namespace web::v2 {

enum class SortOrder { kAsc, kDesc };
BOOST_DESCRIBE_ENUM(SortOrder, kAsc, kDesc)

// `field` is checked against the fields that the object may be sorted by.
struct SortRequest {
  std::string field;
  std::optional<SortOrder> order;
};
BOOST_DESCRIBE_STRUCT(SortRequest, (), (field, order))

struct PageRequest {
  std::optional<std::int32_t> limit;
  std::optional<std::int32_t> from;
  std::optional<std::string> after;
  std::optional<std::string> before;
};
BOOST_DESCRIBE_STRUCT(PageRequest, (), (limit, from, after, before))

// `Filter` is a described struct of what the object may be filtered by.
template <class Filter>
struct SearchRequest {
  std::optional<Filter> filter;
  std::optional<std::vector<SortRequest>> sort;
  std::optional<PageRequest> page;

  BOOST_DESCRIBE_CLASS(SearchRequest, (), (filter, sort, page), (), ())
};

struct PageResponse {
  std::int64_t total_items = 0;
  bool has_more_total_items = false;
  std::optional<std::string> start_cursor;
  std::optional<std::string> end_cursor;
};
BOOST_DESCRIBE_STRUCT(PageResponse, (),
                      (total_items, has_more_total_items, start_cursor, end_cursor))

template <class Item>
struct SearchResult {
  std::vector<Item> items;
  PageResponse page;

  BOOST_DESCRIBE_CLASS(SearchResult, (), (items, page), (), ())
};

// Page and sort as the store takes them; 400 for a limit out of 1..10000, mixed cursors, a field
// that is not in `sortable`.
Outcome<engine::Search> search_of(const std::optional<PageRequest>& page,
                                  const std::optional<std::vector<SortRequest>>& sort,
                                  std::span<const std::string_view> sortable);

template <class Filter>
Outcome<engine::Search> search_of(const SearchRequest<Filter>& request,
                                  std::span<const std::string_view> sortable) {
  Outcome<engine::Search> search = search_of(request.page, request.sort, sortable);
  if (search && request.filter) search->all = conditions_of(*request.filter);
  return search;
}

// Items made of the rows that were found.
template <class Item, class Row, class Make>
SearchResult<Item> result_of(const engine::Found<Row>& found, Make&& make) {
  SearchResult<Item> result;
  result.items.reserve(found.rows.size());
  for (const Row& row : found.rows) result.items.push_back(make(row));
  result.page.total_items = static_cast<std::int64_t>(found.total);
  result.page.has_more_total_items = found.has_more;
  if (!found.start_cursor.empty()) result.page.start_cursor = found.start_cursor;
  if (!found.end_cursor.empty()) result.page.end_cursor = found.end_cursor;
  return result;
}

// The response that `search` makes; 400 for a cursor of another search.
template <class MakeResponse>
Response searched(MakeResponse&& search) {
  try {
    return search();
  } catch (const engine::BadCursor& bad) {
    return problem(bad_field("page", bad.what()));
  }
}

template <class MakeResponse>
void answer_search(const Reply& reply, MakeResponse&& search) {
  reply(searched(std::forward<MakeResponse>(search)));
}

// The same with the items made of what `find` finds.
template <class Item, class Find, class Make>
void reply_with_page(const Reply& reply, Find&& find, Make&& make) {
  answer_search(reply, [&] { return json(result_of<Item>(find(), make)); });
}

}  // namespace web::v2
