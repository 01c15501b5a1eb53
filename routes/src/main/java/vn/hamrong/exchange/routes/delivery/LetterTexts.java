package vn.hamrong.exchange.routes.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.desk.DeliveryTexts;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.shared.OutboxItem;

/** Letters to hospitals as text; what leaves otherwise is nothing to read here. */
public final class LetterTexts implements DeliveryTexts {
    private static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty(), Optional.empty());

    private final Destinations destinations;
    private final Letter.Writer writer;

    /** To these destinations, by this writer. */
    public LetterTexts(Destinations destinations, Letter.Writer writer) {
        this.destinations = destinations;
        this.writer = writer;
    }

    @Override
    public Shown of(OutboxItem item) {
        return destinations
                .find(item.destination())
                .map(to -> writer.write(item, to)
                        .match(
                                ready -> shown(ready, to),
                                impossible -> new Shown(
                                        Optional.empty(), Optional.empty(), Optional.of(impossible.reason()))))
                .orElse(NOTHING);
    }

    private static Shown shown(Letter.Ready letter, Destination to) {
        return to.address()
                .match(
                        mllp -> new Shown(
                                Optional.of(letter.controlId()),
                                CharacterSets.read(
                                        letter.content(), mllp.letterhead().charset()),
                                Optional.empty()),
                        web -> new Shown(
                                Optional.empty(),
                                Optional.of(new String(letter.content(), StandardCharsets.UTF_8)),
                                Optional.empty()));
    }
}
