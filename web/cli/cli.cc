#include "web/cli/cli.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "web/cli/audit.h"
#include "web/cli/bench/bench.h"
#include "web/cli/bench/ceiling.h"
#include "web/cli/check.h"
#include "web/cli/dmn_tck.h"
#include "web/cli/serve.h"
#include "web/cli/version.h"

namespace web {
namespace {

constexpr int kBadUse = 2;

void add_serve(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("serve", "run the server");
  auto options = std::make_shared<ServeOptions>();
  command->add_option("--listen", options->listen, "address and port; port 0: any free one")
      ->capture_default_str()
      ->envname("ASSENT_LISTEN");
  command->add_option("--data", options->data, "folder of the database")
      ->required()
      ->envname("ASSENT_DATA");
  command
      ->add_option("--demo", options->demo,
                   "begin an empty database with this system of examples/ and its people, who "
                   "sign in by one click; loop-back only")
      ->envname("ASSENT_DEMO");
  command
      ->add_option("--packages", options->packages,
                   "read workflows/ and examples/ from this folder, not from the binary")
      ->envname("ASSENT_PACKAGES");
  command
      ->add_flag("--open", options->open,
                 "no authentication: requests without credentials act as the administrator "
                 "'open'; loop-back only")
      ->envname("ASSENT_OPEN");
  command->add_flag("--test-clock", options->test_clock, "allow PUT /v2/clock")
      ->envname("ASSENT_TEST_CLOCK");
  command->callback([options, &status] { status = run_serve(*options); });
}

void add_bench(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("bench", "measure, and compare with the targets");
  auto options = std::make_shared<bench::BenchOptions>();
  auto ceiling = std::make_shared<std::string>();
  command->add_option("name", options->names, "rows that begin with these names; none: all");
  command->add_flag("--json", options->json, "one JSON object a line");
  command->add_option("--serve-ceiling", *ceiling, "")->group("");
  command->callback([options, ceiling, &status] {
    status =
        ceiling->empty() ? bench::run_bench(*options, std::cout) : bench::serve_ceiling(*ceiling);
  });
}

void add_check(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("check", "read models as a deployment would");
  auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("file", *files, "BPMN, DMN and form files, deployed as one")->required();
  command->callback([files, &status] { status = run_check(*files, std::cout); });
}

void add_audit(CLI::App& app, int& status) {
  CLI::App* audit = app.add_subcommand("audit", "prove what is in the history");
  audit->require_subcommand(1);
  CLI::App* command = audit->add_subcommand(
      "verify", "check every record and rebuild the tables from them; exit status 0: all agree");
  auto data = std::make_shared<std::string>();
  command->add_option("--data", *data, "folder of the database")
      ->required()
      ->envname("ASSENT_DATA");
  command->callback([data, &status] { status = run_audit_verify(*data, std::cout); });
}

void add_dmn_tck(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("dmn-tck", "answer the DMN conformance kit, one JSON line each");
  command->callback([&status] { status = run_dmn_tck(std::cin, std::cout); });
}

bool has_command(const CLI::App& app, const std::string& name) {
  const std::vector<const CLI::App*> found =
      app.get_subcommands([&name](const CLI::App* command) { return command->get_name() == name; });
  return !found.empty();
}

}  // namespace

int run_cli(int argc, char** argv) {
  CLI::App app("Assent: a workflow and approval engine", "assent");
  app.set_version_flag("--version", std::string("assent ") + kVersion);
  app.set_config("--config", "", "read options from this file")->envname("ASSENT_CONFIG");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.require_subcommand(1);
  app.fallthrough();
  int status = 0;
  add_serve(app, status);
  add_check(app, status);
  add_bench(app, status);
  add_audit(app, status);
  add_dmn_tck(app, status);
  if (argc > 1 && argv[1][0] != '-' && !has_command(app, argv[1])) {
    std::cerr << "assent: there is no command '" << argv[1] << "'\n";
    return kBadUse;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadUse;
  } catch (const std::exception& error) {
    std::cerr << "assent: " << error.what() << '\n';
    return 1;
  }
  return status;
}

}  // namespace web
