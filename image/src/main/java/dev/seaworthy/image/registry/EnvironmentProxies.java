package dev.seaworthy.image.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Proxies as command-line programs are told them: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}, in either case.
 * Java itself only knows system properties.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int USUAL_PORT = 3128;

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return Reference.isThisMachine(host) || excepted(host)
                ? List.of(Proxy.NO_PROXY)
                : variable(scheme + "_proxy")
                        .flatMap(EnvironmentProxies::address)
                        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
                        .orElse(List.of(Proxy.NO_PROXY));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    /** Names and the domains below them; * for all. */
    private boolean excepted(String host) {
        for (String entry : variable("no_proxy").orElse("").split("[,\\s]+", -1)) {
            String name = entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            if (entry.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<InetSocketAddress> address(String proxy) {
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            return Optional.ofNullable(uri.getHost())
                    .map(host -> new InetSocketAddress(host, uri.getPort() < 0 ? USUAL_PORT : uri.getPort()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // There is no second proxy to turn to.
    }
}
