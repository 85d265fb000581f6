#include "web/routes/public/routes.h"

#include "web/embedded/embedded.h"
#include "web/routes/public/objecting.h"
#include "web/routes/public/pages.h"

namespace web::posting {
namespace {

constexpr std::size_t kLongestQuery = 100;

// GET /posting
void list(Services& services, const Request& request, Reply reply) {
  const Visit visit(services, request);
  const std::string query(request.query("q").value_or(""));
  reply(list_page(visit, query.size() > kLongestQuery ? std::string() : query));
}

// GET /posting/{id}
void show(Services& services, const Request& request, Reply reply) {
  const Visit visit(services, request);
  const auto notice = find_notice(visit.reading, request.parameter("id"));
  reply(notice ? notice_page(visit, *notice) : no_such_notice(visit));
}

// GET /posting/receipt: the number comes from the form of that page.
void ask_for_receipt(Services& services, const Request& request, Reply reply) {
  const Visit visit(services, request);
  const std::string number(request.query("number").value_or(""));
  reply(number.empty() ? receipt_question(visit, {}) : receipt_page(visit, number));
}

// GET /posting/receipt/{number}
void show_receipt(Services& services, const Request& request, Reply reply) {
  const Visit visit(services, request);
  reply(receipt_page(visit, request.parameter("number")));
}

// GET /posting/posting.css
void style_sheet(Services&, const Request&, Reply reply) {
  for (const EmbeddedFile& file : public_files()) {
    if (file.path != "posting/posting.css") continue;
    Response response;
    response.content_type = "text/css; charset=utf-8";
    response.lasting_body = file.bytes;
    return reply(std::move(response).with("Cache-Control", "public, max-age=3600"));
  }
  reply(problem(not_found("there is no style sheet")));
}

// What is wrong with a form is told on its page.
constexpr Answer kSeesReceipt{Status::kSeeOther, {}, nullptr};

constexpr Route kRoutes[] = {
    {Method::kGet, "", list, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("text/html")},
    {Method::kGet, "/posting.css", style_sheet, Permission::kPublic, shows(),
     answers_bytes("text/css")},
    {Method::kGet, "/receipt", ask_for_receipt, Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP2), answers_bytes("text/html")},
    {Method::kGet, "/receipt/{number}", show_receipt, Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP2), answers_bytes("text/html")},
    {Method::kGet, "/{id}", show, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("text/html")},
    {Method::kPost, "/{id}", with_form(object), Permission::kPublic, shows(FieldClass::kP0),
     kSeesReceipt},
};

}  // namespace

void mount(Router& router) {
  router.mount("/posting", kRoutes);
}

}  // namespace web::posting
