package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.ConversionReceipt.Extended;
import vn.hamrong.exchange.ConversionReceipt.Mapped;
import vn.hamrong.exchange.ConversionReceipt.Unmapped;
import vn.hamrong.exchange.hl7.Hl7Segment;
import vn.hamrong.exchange.hl7.Hl7Value;

/**
 * Goes over every leaf of a message at the end: what a map read is mapped, what none read becomes a typed extension on the
 * resource its segment became, what fits nowhere is listed.
 */
final class Leftovers {
    /** Counts up whenever the rules change in a way a reader of old receipts must know. */
    static final int CONVERTER_VERSION = 1;

    private final Tally tally;
    private final List<Mapped> mapped = new ArrayList<>();
    private final List<Extended> extended = new ArrayList<>();
    private final List<Unmapped> unmapped = new ArrayList<>();

    Leftovers(Tally tally) {
        this.tally = tally;
    }

    /** @param fallback where values of segments that became nothing go, when there is such a place */
    ConversionReceipt settle(List<Line> lines, Optional<DomainResource> fallback) {
        for (Line line : lines) {
            Optional<DomainResource> home = line.home().or(() -> fallback);
            Hl7Segment segment = line.segment();
            for (int n = 1; n <= segment.fields().size(); n++) {
                String field = line.name() + "-" + n;
                for (Hl7Value repetition : segment.repetitions(n)) {
                    walk(repetition, field, V2Types.of(field), home);
                }
            }
        }
        return new ConversionReceipt(CONVERTER_VERSION, mapped, extended, unmapped);
    }

    private void walk(Hl7Value value, String path, String type, Optional<DomainResource> home) {
        if (value.size() == 0) {
            leaf(
                    value,
                    path.indexOf('.') < 0 && V2Types.isComposite(type) ? path + ".1" : path,
                    V2Types.leaf(type),
                    home);
            return;
        }
        for (int n = 1; n <= value.size(); n++) {
            walk(value.part(n), path + "." + n, V2Types.part(type, n), home);
        }
    }

    private void leaf(Hl7Value leaf, String path, String type, Optional<DomainResource> home) {
        if (leaf.number() < 0) {
            return;
        }
        Optional<String> target = tally.target(leaf);
        if (target.isPresent()) {
            mapped.add(new Mapped(path, target.get()));
        } else if (home.isPresent() && Texts.fits(leaf.text())) {
            String url = Uris.V2_FIELD + path;
            home.get().addExtension(url, V2Types.typed(type, leaf.text()));
            extended.add(new Extended(path, url));
        } else {
            unmapped.add(new Unmapped(path, leaf.text()));
        }
    }
}
