#include "web/routes/v2/search.h"

namespace web::v2 {
namespace {

constexpr std::int32_t kMaxLimit = 10'000;

Outcome<engine::Page> page_of(const PageRequest& request) {
  engine::Page page;
  const int ways = (request.from ? 1 : 0) + (request.after ? 1 : 0) + (request.before ? 1 : 0);
  if (ways > 1) return bad_field("page", "takes only one of from, after and before");
  if (request.limit) {
    if (*request.limit < 1 || *request.limit > kMaxLimit) {
      return bad_field("page.limit", "must be from 1 to 10000");
    }
    page.limit = static_cast<std::size_t>(*request.limit);
  }
  if (request.from) {
    if (*request.from < 0) return bad_field("page.from", "must not be negative");
    page.from = static_cast<std::size_t>(*request.from);
  }
  page.after = request.after.value_or("");
  page.before = request.before.value_or("");
  return page;
}

}  // namespace

Outcome<engine::Search> search_of(const std::optional<PageRequest>& page,
                                  const std::optional<std::vector<SortRequest>>& sort,
                                  std::span<const std::string_view> sortable) {
  engine::Search search;
  const Outcome<engine::Page> wanted = page_of(page.value_or(PageRequest{}));
  if (!wanted) return wanted.error();
  search.page = *wanted;
  for (const SortRequest& one : sort.value_or(std::vector<SortRequest>{})) {
    if (std::find(sortable.begin(), sortable.end(), one.field) == sortable.end()) {
      return bad_field("sort.field", "'" + one.field + "' is no field to sort by");
    }
    search.sort.push_back({one.field, one.order == SortOrder::kDesc});
  }
  return search;
}

}  // namespace web::v2
