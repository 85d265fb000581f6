#include <catch2/catch.hpp>

#include "tests/web/routes/api_house.h"

namespace web {
namespace {

// Whoever may do everything on `/v2`.
constexpr const char* kAdmin = "ding.hao";

struct Contract {
  ApiHouse house;

  // The status, and the field that a 400 names.
  std::string post(std::string_view target, std::string_view json) {
    const ApiHouse::Answer answer = house.post(kAdmin, target, json);
    if (answer.status != 400) return std::to_string(answer.status);
    return "400 " + answer.text("errors[0].field");
  }
  std::string count(std::string_view target, std::string_view json) {
    return house.post(kAdmin, target, json).text("page.totalItems");
  }
};

}  // namespace

TEST_CASE_METHOD(Contract, "instances are found by all of their tags", "[web][v2]") {
  house.deploy({{"tagged.bpmn", R"(<definitions targetNamespace="t"
      xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="tagged" isExecutable="true">
      <startEvent id="s"/></process></definitions>)"}});
  CHECK(post("/v2/process-instances",
             R"({"processDefinitionId": "tagged", "tags": ["a:1", "b"]})") == "200");

  CHECK(count("/v2/process-instances/search", R"({"filter": {"tags": ["b"]}})") == "1");
  CHECK(count("/v2/process-instances/search", R"({"filter": {"tags": ["b", "a:1"]}})") == "1");
  CHECK(count("/v2/process-instances/search", R"({"filter": {"tags": ["b", "c"]}})") == "0");
}

TEST_CASE_METHOD(Contract, "a bad tag, tenant or error code is a 400 that names it", "[web][v2]") {
  const std::string instances = "/v2/process-instances";
  CHECK(post(instances, R"({"processDefinitionId": "p", "tags": ["1"]})") == "400 tags");
  CHECK(post(instances, R"({"processDefinitionId": "p", "tags": ["a", "b", "c", "d", "e", "f",
                            "g", "h", "i", "j", "k"]})") == "400 tags");
  CHECK(post(instances, R"({"processDefinitionId": "p", "tenantId": "x"})") == "400 tenantId");
  CHECK(post("/v2/messages/publication", R"({"name": "m", "tenantId": "x"})") == "400 tenantId");
  CHECK(post("/v2/messages/correlation", R"({"name": "m", "tenantId": "x"})") == "400 tenantId");
  CHECK(post("/v2/jobs/activation",
             R"({"type": "t", "timeout": 1, "maxJobsToActivate": 1, "tenantIds": ["x"]})") ==
        "400 tenantId");
  CHECK(post("/v2/jobs/1/error", R"({"errorCode": ""})") == "400 errorCode");
}

TEST_CASE_METHOD(Contract, "words of enumerations are taken in any case, others refused",
                 "[web][v2]") {
  const std::string elements = "/v2/element-instances/search";
  CHECK(post(elements, R"({"filter": {"type": "user_task"}})") == "200");
  CHECK(post(elements, R"({"filter": {"type": "CHAIR"}})") == "400 filter.type");
  CHECK(post("/v2/message-subscriptions/search",
             R"({"filter": {"messageSubscriptionState": {"$in": ["created"]}}})") == "200");
  CHECK(post("/v2/process-definitions/search", R"({"filter": {"state": "DELETED"}})") == "200");
}

TEST_CASE_METHOD(Contract, "jobs are searched and sorted by every field of the contract",
                 "[web][v2]") {
  CHECK(post("/v2/jobs/search", R"({"filter": {"kind": "BPMN_ELEMENT", "isDenied": false,
             "listenerEventType": "UNSPECIFIED", "deniedReason": {"$exists": false}}})") == "200");
  for (const char* field : {"deadline", "deniedReason", "hasFailedWithRetriesLeft", "isDenied",
                            "kind", "listenerEventType", "tenantId", "worker"}) {
    INFO(field);
    CHECK(post("/v2/jobs/search", R"({"sort": [{"field": ")" + std::string(field) + R"("}]})") ==
          "200");
  }
}

}  // namespace web
