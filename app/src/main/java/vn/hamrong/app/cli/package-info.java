/** Commands for engineers: they start no Spring and open no database. Data on standard output, talk on standard error. */
@NullMarked
package vn.hamrong.app.cli;

import org.jspecify.annotations.NullMarked;
