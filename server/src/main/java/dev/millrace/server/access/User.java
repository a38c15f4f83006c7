package dev.millrace.server.access;

import dev.millrace.client.AccessRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Represents a line of a file of users: a name, a role, and the hash of the secret.
public record User(String name, AccessRole role, Secret secret) {
    private static final String NAMES = "[A-Za-z0-9._@-]{1,64}";

    /// @throws IllegalArgumentException if the name has characters that names must not have
    public User {
        if (!name.matches(NAMES)) {
            throw new IllegalArgumentException(
                    "the name '" + name + "' has others than 1 to 64 letters, digits, dots, dashes, underscores and @");
        }
    }

    /// Returns the line.
    public String line() {
        return name + " " + role.word() + " " + secret.text();
    }

    /// Parses all lines of a file. Ignores empty lines and lines that begin with `#`.
    ///
    /// @throws IllegalArgumentException with the number of the invalid line
    public static List<User> read(String text) {
        List<User> users = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            try {
                User user = parsed(Arrays.asList(line.strip().split("\\s+")));
                boolean isTwice = users.stream().anyMatch(each -> each.name.equals(user.name));
                if (isTwice) throw new IllegalArgumentException(user.name + " is there twice");
                users.add(user);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("line " + number + ": " + wrong.getMessage(), wrong);
            }
        }
        return users;
    }

    private static User parsed(List<String> words) {
        if (words.size() < 4) throw new IllegalArgumentException("it has no name, role and secret");
        AccessRole role = AccessRole.of(words.get(1))
                .orElseThrow(() -> new IllegalArgumentException("there is no role " + words.get(1)));
        return new User(words.getFirst(), role, Secret.of(words.subList(2, words.size())));
    }

    /// Returns the content of a file.
    public static String write(List<User> users) {
        StringBuilder text = new StringBuilder("# Users of the HTTP interface; see `millrace user`.\n");
        for (User each : users) text.append(each.line()).append('\n');
        return text.toString();
    }
}
