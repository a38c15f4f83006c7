package dev.millrace.cli.process;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.network.NetworkOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Checks the address at which a process accepts connections of its cluster.
final class Exposure {
    private static final Fault NOWHERE =
            new Fault(8192, Category.USER, "an address cannot be reached by other processes");

    private Exposure() {}

    /// Checks the address of `--host`, under which other processes reach this process.
    ///
    /// @return a warning for users; null for none
    /// @throws dev.millrace.base.fault.MillraceException if other processes cannot use the address
    static @Nullable String of(String bound, Configuration settings) {
        InetAddress address;
        try {
            address = InetAddress.getByName(bound);
        } catch (UnknownHostException unknown) {
            throw NOWHERE.what("The address --host %s is unknown.", bound)
                    .cause(unknown)
                    .fix("Use an address of this machine that the other processes can reach.");
        }
        if (address.isAnyLocalAddress()) {
            throw NOWHERE.what("The address --host %s stands for all addresses of this machine.", bound)
                    .why("The other processes of the cluster would use this address and reach themselves.")
                    .fix("Use the one address of this machine that the other processes can reach.");
        }
        if (address.isLoopbackAddress() || settings.get(NetworkOptions.TLS_ENABLED)) return null;
        return "WARNING: anyone who reaches the ports of this process for calls and records, at " + bound
                + ", may run any code in it. Set security.ssl.internal.enabled and its stores, or keep them in a"
                + " network of their own.";
    }
}
