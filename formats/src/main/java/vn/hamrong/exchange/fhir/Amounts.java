package vn.hamrong.exchange.fhir;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Money;

/** Money: CP and MO. Without a currency it is đồng. */
final class Amounts {
    private Amounts() {}

    /** A CP: its first component is the amount and its currency. */
    static Optional<Money> cp(Datum cp, String to) {
        Datum amount = cp.part(1);
        return Numbers.take(amount.part(1), to + ".value").map(value -> {
            Money money = new Money().setValue(value);
            String currency = amount.part(2).peek().toUpperCase(Locale.ROOT);
            boolean known = currency.length() == 3 && currency.chars().allMatch(c -> c >= 'A' && c <= 'Z');
            if (known) {
                amount.part(2).take(to + ".currency");
            }
            return money.setCurrency(known ? currency : "VND");
        });
    }
}
