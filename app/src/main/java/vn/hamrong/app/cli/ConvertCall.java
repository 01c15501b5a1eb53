package vn.hamrong.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./hub convert} was asked to do.
 *
 * @param in a file, or a folder that is walked
 * @param out the folder to write to; made when it is not there
 * @param hospital the facility code whose file says how the messages speak
 */
record ConvertCall(Path in, Path out, Optional<String> hospital) {
    static final String USAGE = "./hub convert IN --out DIR [--hospital CODE]";

    /** Empty when the arguments are no such call. */
    static Optional<ConvertCall> of(List<String> args) {
        Optional<String> in = Optional.empty();
        Optional<String> out = Optional.empty();
        Optional<String> hospital = Optional.empty();
        for (int i = 0; i < args.size(); i++) {
            String argument = args.get(i);
            Optional<String> next = i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.empty();
            if (argument.equals("--out") && out.isEmpty() && next.isPresent()) {
                out = next;
                i++;
            } else if (argument.equals("--hospital") && hospital.isEmpty() && next.isPresent()) {
                hospital = next;
                i++;
            } else if (!argument.startsWith("--") && in.isEmpty()) {
                in = Optional.of(argument);
            } else {
                return Optional.empty();
            }
        }
        Optional<String> code = hospital;
        Optional<String> folder = out;
        return in.flatMap(from -> folder.map(to -> new ConvertCall(Path.of(from), Path.of(to), code)));
    }
}
