package dev.seaworthy.trial.sandbox;

import dev.seaworthy.trial.TrialException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A runner, and how it came to be that one.
 *
 * @param runner the first that works
 * @param passedOver those before it, each with what is in its way
 */
public record Choice(Runner runner, List<String> passedOver) {
    public Choice {
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Chooses among all runners.
     *
     * @param wanted the name of one; empty for the first that works
     * @throws TrialException when none works, or not that one; the message says what is in the way
     */
    public static Choice make(Optional<String> wanted, Tools tools) throws TrialException {
        if (!Launcher.isAvailable()) {
            throw new TrialException("trials can be held on amd64 machines only, for now");
        }
        List<String> passedOver = new ArrayList<>();
        for (Runner runner : Runner.all(tools)) {
            if (wanted.isPresent() && !wanted.get().equals(runner.name())) {
                continue;
            }
            Optional<String> trouble = runner.trouble();
            if (trouble.isEmpty()) {
                return new Choice(runner, passedOver);
            }
            passedOver.add(runner.name() + ": " + trouble.get());
        }
        throw new TrialException("no runner works here (" + String.join("; ", passedOver) + ")");
    }

    /** All names. */
    public static List<String> names() {
        return Runner.all(new Tools(List.of())).stream().map(Runner::name).toList();
    }
}
