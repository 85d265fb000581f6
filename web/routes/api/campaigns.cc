#include <array>
#include <set>

#include "web/routes/api/case_sight.h"
#include "web/routes/api/field_masks.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"

// Campaigns: the records of R-CAMPAIGN with the doors that the packages open on them.
namespace web::api {
namespace {

using engine::feel::Value;

constexpr std::string_view kCampaigns = "R-CAMPAIGN";
constexpr std::string_view kNominations = "R-NOMINATION";

struct CampaignIntake {
  std::string id;
  Words label;
  std::string form;
  std::vector<std::string> extra_forms;
  bool open = false;
  // Whether it is for people like the caller.
  bool may_use = false;
  std::optional<Words> reason;
};
BOOST_DESCRIBE_STRUCT(CampaignIntake, (), (id, label, form, extra_forms, open, may_use, reason))

struct CampaignPost {
  std::string org;
  std::string post;
  std::int64_t headcount = 0;
};
BOOST_DESCRIBE_STRUCT(CampaignPost, (), (org, post, headcount))

struct Campaign {
  std::string key;
  // Null when the caller may not see the case.
  std::optional<WireKey> case_key;
  Words title;
  std::string state;
  std::string scheme;
  std::vector<CampaignPost> posts;
  std::optional<std::string> opens;
  std::optional<std::string> closes;
  std::optional<std::string> cut_off;
  std::vector<CampaignIntake> intakes;
  // How many nominations stand where; null to those who see none but their own.
  std::optional<std::map<std::string, std::int64_t>> funnel;
};
BOOST_DESCRIBE_STRUCT(Campaign, (),
                      (key, case_key, title, state, scheme, posts, opens, closes, cut_off, intakes,
                       funnel))

struct Campaigns {
  std::vector<Campaign> items;
};
BOOST_DESCRIBE_STRUCT(Campaigns, (), (items))

std::optional<std::string> text_at(const Value& record, std::string_view name) {
  const Value* value = record.find(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->as_string());
}

std::vector<CampaignPost> posts_of(const Value& record) {
  std::vector<CampaignPost> posts;
  const Value* list = record.find("posts");
  if (list == nullptr || !list->is_list()) return posts;
  for (const Value& item : list->items()) {
    const Value* headcount = item.find("headcount");
    const bool is_counted = headcount != nullptr && headcount->is_number();
    posts.push_back({text_at(item, "org").value_or(""), text_at(item, "post").value_or(""),
                     is_counted ? headcount->as_integer().value_or(0) : 0});
  }
  return posts;
}

// What the campaign is for, in the words of the code list of its scheme.
Words title_of(const engine::package::Package& package, const std::string& scheme) {
  if (const engine::package::CodeList* list = package.find_list("scheme")) {
    for (const engine::package::CodeList::Item& item : list->items) {
      if (item.code == scheme) return words_of(item.text);
    }
  }
  return words(scheme);
}

// The case that bears the key, if the caller may read it.
std::optional<WireKey> case_of(const Reading& reading, const std::string& key) {
  engine::Search search =
      search_for({equals("businessId", key), exists("parentProcessInstanceKey", false)});
  search.sort = {{"startDate", true}};
  search.page.limit = 1;
  const auto root = only(reading.queries.process_instances(search));
  if (!root) return std::nullopt;
  const CaseSight sight(reading, instances_of_case(reading.queries, root->row.key));
  if (!sight.may_read()) return std::nullopt;
  return wire(root->row.key);
}

std::optional<std::map<std::string, std::int64_t>> funnel_of(
    const Reading& reading, const engine::package::Package& package, const std::string& key) {
  const auto* declared = package.find_register(kNominations);
  if (declared == nullptr) return std::nullopt;
  const RegisterView view(reading, *declared);
  if (!view.shows_all()) return std::nullopt;
  std::map<std::string, std::int64_t> counts;
  for (const SeenRecord& seen : view.records()) {
    if (text_at(seen.record.value, "campaignId") != key) continue;
    ++counts["nominated"];
    ++counts[text_at(seen.record.value, "state").value_or("")];
  }
  return counts;
}

Campaign campaign_of(const Reading& reading, const engine::package::Package& package,
                     const engine::RegisterRecord& record) {
  Campaign campaign;
  campaign.key = record.record_key;
  campaign.case_key = case_of(reading, campaign.key);
  campaign.scheme = text_at(record.value, "scheme").value_or("");
  campaign.title = title_of(package, campaign.scheme);
  campaign.state = text_at(record.value, "state").value_or("");
  campaign.posts = posts_of(record.value);
  campaign.opens = text_at(record.value, "opens");
  campaign.closes = text_at(record.value, "closes");
  campaign.cut_off = text_at(record.value, "cutOff");
  for (const engine::package::Intake& intake : package.intakes) {
    if (register_of_key(intake) != kCampaigns) continue;
    const IntakeDoor door = door_of(reading, intake, campaign.key);
    campaign.intakes.push_back({intake.id, words_of(intake.label), intake.form, intake.extra_forms,
                                door.is_open, door.may_use, door.reason});
  }
  campaign.funnel = funnel_of(reading, package, campaign.key);
  return campaign;
}

// Every part of a campaign that is shown is P0.
bool shows_campaign(const SeenRecord& seen) {
  return seen.classes.has(engine::FieldClass::kP0) && !is_erased(seen.record.value);
}

// GET /campaigns
void list_campaigns(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  Campaigns answer;
  for (const engine::package::Package* package : packages_in(*reading.snapshot)) {
    const auto* declared = package->find_register(kCampaigns);
    if (declared == nullptr) continue;
    for (const SeenRecord& seen : RegisterView(reading, *declared).records()) {
      if (shows_campaign(seen)) {
        answer.items.push_back(campaign_of(reading, *package, seen.record));
      }
    }
  }
  reply(json(answer));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/campaigns", list_campaigns, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1), answers<Campaigns>()},
};

}  // namespace

RouteTable campaign_routes() {
  return kRoutes;
}

}  // namespace web::api
