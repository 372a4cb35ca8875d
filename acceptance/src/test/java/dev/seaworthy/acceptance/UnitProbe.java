package dev.seaworthy.acceptance;

import java.nio.file.Path;
import java.util.List;

/** What is asked of units that run: a script for a machine with systemd, which says a line of each. */
final class UnitProbe {
    private static final String HEAD = """
            inside() { nsenter --target "$SYSTEMD_MACHINE" --all "$@"; }
            answers() { curl --silent --fail --retry 50 --retry-delay 0 --retry-connrefused --retry-max-time 20 "$1" > /dev/null; }
            inside systemd-sysusers
            """;

    private UnitProbe() {}

    static String script(List<DeployedService> services, Path load) {
        StringBuilder script = new StringBuilder(HEAD);
        for (DeployedService service : services) {
            String name = service.name();
            boolean hasSocket = service.edits().getOrDefault("systemd", "").contains("socket");
            script.append("inside systemctl start ").append(name).append(hasSocket ? ".socket\n" : "\n");
            service.probe().ifPresent(address -> {
                script.append("answers ").append(address).append('\n');
                script.append("echo \"").append(name).append(hasSocket ? ": started by the first request; " : ": ");
                script.append("$(").append(load).append(' ').append(address).append(" 1000 8)\"\n");
            });
            service.log()
                    .ifPresent(line -> script.append("for i in $(seq 50); do inside journalctl -q -u ")
                            .append(name)
                            .append(" | grep -q '")
                            .append(line)
                            .append("' && break; sleep 0.1; done\ninside journalctl -q -u ")
                            .append(name)
                            .append(" | grep -q '")
                            .append(line)
                            .append("'\necho '")
                            .append(name)
                            .append(": said that it is ready, and writes to the journal'\n"));
            script.append("inside systemctl is-active --quiet ").append(name).append('\n');
            // Who kills it does not end it: systemd starts it again.
            script.append("inside systemctl kill --signal=KILL ").append(name).append("\nfor i in $(seq 50); do ");
            script.append("[ \"$(inside systemctl show -P NRestarts ")
                    .append(name)
                    .append(")\" = 1 ] && ");
            script.append("inside systemctl is-active --quiet ").append(name).append(" && break; sleep 0.1; done\n");
            script.append("inside systemctl is-active --quiet ").append(name).append('\n');
            service.probe()
                    .ifPresent(
                            address -> script.append("answers ").append(address).append('\n'));
            script.append("echo '").append(name).append(": killed, it is started again'\n");
            if (hasSocket) {
                script.append("inside systemctl stop ").append(name).append(".socket\n");
            }
            script.append("inside systemctl stop ").append(name).append('\n');
            script.append("[ \"$(inside systemctl show -P Result ").append(name).append(")\" = success ]\n");
            script.append("echo '").append(name).append(": stops in order'\n");
        }
        return script.toString();
    }
}
