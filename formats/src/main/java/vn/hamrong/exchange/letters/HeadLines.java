package vn.hamrong.exchange.letters;

import java.time.Instant;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.hl7.CharacterSets;

/** MSH and EVN (HL7 v2.5.1 §2.15.9, §3.4.1). */
final class HeadLines {
    private final Letterhead head;
    private final Moments moments;

    HeadLines(Letterhead head, Moments moments) {
        this.head = head;
        this.moments = moments;
    }

    /** MSH-18 stays empty for the older sets: HL7 has no name for them, and the receiver agreed to its own. */
    SegmentText msh(Form form, Instant at, String controlId) {
        boolean structured = !head.version().startsWith("2.3");
        SegmentText msh = new SegmentText("MSH|^~\\&");
        return msh.set(1, Escaped.text(head.sendingApplication()))
                .set(2, Escaped.text(head.sendingFacility()))
                .set(3, Escaped.text(head.receivingApplication()))
                .set(4, Escaped.text(head.receivingFacility()))
                .set(5, moments.of(at))
                .set(7, Escaped.parts(form.code(), form.event(), structured ? form.structure() : ""))
                .set(8, controlId)
                .set(9, "P")
                .set(10, head.version())
                .set(16, head.charset().equals(CharacterSets.UTF_8) ? "UNICODE UTF-8" : "");
    }

    SegmentText evn(String event, Instant at) {
        return new SegmentText("EVN").set(1, event).set(2, moments.of(at));
    }
}
