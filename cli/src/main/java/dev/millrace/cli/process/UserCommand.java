package dev.millrace.cli.process;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.client.AccessRole;
import dev.millrace.server.access.Secret;
import dev.millrace.server.access.User;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Edits the file of users: names, roles and hashes.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Edits the file of users of the HTTP interface. A user with the role read may look at jobs. The"
                + " role operate may also stop and cancel jobs and take savepoints. The role admin may also submit"
                + " programs.",
        subcommands = {UserCommand.Add.class, UserCommand.Remove.class, UserCommand.Listing.class})
public final class UserCommand implements Runnable {
    private static final Fault UNUSABLE = new Fault(8163, Category.USER, "a file of users cannot be changed");
    private static final int SHORTEST = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Use `user add`, `user remove` or `user list`.");
    }

    /// Selects the file.
    static final class Place {
        static final String SETTING = "rest.auth.users";

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "The file of users. Default: " + SETTING + ", or users in this directory.")
        private @Nullable Path file;

        @Mixin
        private SettingOptions settings = new SettingOptions();

        Path path() {
            return file != null ? file : Path.of(settings.all().getOrDefault(SETTING, "users"));
        }

        List<User> read() throws IOException {
            if (!Files.exists(path())) return new ArrayList<>();
            try {
                return new ArrayList<>(User.read(Files.readString(path())));
            } catch (IllegalArgumentException wrong) {
                throw UNUSABLE.what("The file %s cannot be read.", path())
                        .why("%s", wrong.getMessage())
                        .fix("Correct that line, or use another file.");
            }
        }

        /// Replaces the file atomically. Only its owner can read the new file.
        void write(List<User> users) throws IOException {
            Path target = path().toAbsolutePath();
            Path fresh = target.resolveSibling(target.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            boolean isPosix = Files.getFileStore(target.getParent()).supportsFileAttributeView("posix");
            if (isPosix)
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, User.write(users));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Adds a user, or changes the role and secret of a user.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a user with a password or a token, or replaces the user of that name.")
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Place place = new Place();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Option(names = "--role", required = true, paramLabel = "ROLE", description = "read, operate or admin.")
        private String role = "";

        @Option(names = "--token", description = "Create a token and print it, instead of a password.")
        private boolean isToken;

        @Option(names = "--password-stdin", description = "Read the password from a line of the standard input.")
        private boolean isPiped;

        @Override
        public Integer call() throws IOException {
            AccessRole granted = AccessRole.of(role)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "The role " + role + " does not exist. Use read, operate or admin."));
            SecureRandom chance = new SecureRandom();
            String token = isToken ? Secret.Token.anyToken(chance) : "";
            Secret secret = isToken ? Secret.Token.of(token) : Secret.Password.of(password(), chance);
            List<User> users = place.read();
            User added = user(granted, secret);
            boolean isNew = !users.removeIf(each -> each.name().equals(name));
            users.add(added);
            place.write(users);
            if (isToken) spec.commandLine().getOut().println(token);
            spec.commandLine()
                    .getErr()
                    .println((isNew ? "Added " : "Replaced ") + name + ", who may " + granted.word() + ", in "
                            + place.path() + ".");
            return 0;
        }

        private User user(AccessRole granted, Secret secret) {
            try {
                return new User(name, granted, secret);
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
            }
        }

        private String password() throws IOException {
            String said = isPiped ? piped() : typed();
            if (said.length() >= SHORTEST) return said;
            throw UNUSABLE.what("The password of %s has only %d characters.", name, said.length())
                    .fix("Use %d characters or more, or use --token.", SHORTEST);
        }

        private static String piped() throws IOException {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        }

        private String typed() {
            Console console = System.console();
            if (console == null || !console.isTerminal()) {
                throw new ParameterException(
                        spec.commandLine(), "No console is available for a password. Use --password-stdin or --token.");
            }
            char[] once = console.readPassword("Password of %s: ", name);
            char[] again = console.readPassword("Once more: ");
            if (once != null && again != null && new String(once).equals(new String(again))) return new String(once);
            throw new ParameterException(spec.commandLine(), "The two passwords are different.");
        }
    }

    /// Removes a user.
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user.")
    static final class Remove implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Place place = new Place();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            List<User> users = place.read();
            if (!users.removeIf(each -> each.name().equals(name))) {
                throw UNUSABLE.what("The user %s does not exist in %s.", name, place.path())
                        .fix("List the users with `millrace user list`.");
            }
            place.write(users);
            spec.commandLine().getErr().println("Removed " + name + " from " + place.path() + ".");
            return 0;
        }
    }

    /// Lists names and roles, but no secrets.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists names, roles and kinds of secrets.")
    static final class Listing implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Place place = new Place();

        @Override
        public Integer call() throws IOException {
            for (User each : place.read()) {
                String kind = each.secret() instanceof Secret.Token ? "token" : "password";
                spec.commandLine()
                        .getOut()
                        .println(each.name() + " " + each.role().word() + " " + kind);
            }
            return 0;
        }
    }
}
