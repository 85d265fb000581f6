#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/feel/value.h"

namespace web {

// The routes of `/api`, `/v2` and the public pages over a real engine and an empty database with
// the package of Heping, its people and models, at 2021-08-06 09:00. Requests enter at the router,
// as whoever is named; every answer is held against the API document.
class ApiHouse {
 public:
  struct Answer {
    int status = 0;
    engine::feel::Value body;

    // The entry at a path as `items[0].key`; null where there is none.
    engine::feel::Value at(std::string_view path) const;
    // Its text, or the JSON of anything else.
    std::string text(std::string_view path) const;
  };

  ApiHouse();
  ~ApiHouse();

  Answer get(std::string_view login, std::string_view target);
  Answer post(std::string_view login, std::string_view target, std::string_view json,
              std::string_view idempotency_key = {});

  Answer patch(std::string_view login, std::string_view target, std::string_view json);
  Answer erase(std::string_view login, std::string_view target);
  // A page for everybody, as a browser without scripts has it.
  struct Page {
    int status = 0;
    std::string html;
    // Empty unless it sends one elsewhere.
    std::string location;
    std::string policy;
    std::string robots;

    bool has(std::string_view text) const { return html.find(text) != std::string::npos; }
  };
  Page page(std::string_view target, std::string_view accept_language = {});
  // `form` as `name=value&name=value`, values escaped.
  Page hand_in(std::string_view target, std::string_view form);

  // Deploys files of these names and contents beside the package.
  void deploy(const std::map<std::string, std::string>& files);
  // Moves the demo's time, as RFC 3339.
  void move_to(std::string_view time);
  // The only open task of somebody at an element: its detail.
  Answer task(std::string_view login, std::string_view element);
  // Completes it; `json` has what else the request says.
  Answer complete(std::string_view login, std::string_view element, std::string_view json);

 private:
  struct Inside;
  Answer send(std::string_view login, std::string_view method, std::string_view target,
              std::string_view json, std::string_view idempotency_key);
  Page open(std::string_view method, std::string_view target, std::string_view form,
            std::string_view accept_language);

  std::unique_ptr<Inside> inside_;
};

}  // namespace web
