# Reference values of the statistics, from R's own stats package and epitools, one a line: statistic|arguments|expected.
# Fisher's exact test and the z test are each asked for by name: which of them a figure has is our own rule.
# Rscript reference.R > reference.txt   (made with R 4.2.2 and epitools 0.5-10.1)
# PHEindicatormethods is written out as its formulas, from its own source: byars_lower, byars_upper, phe_rate, phe_dsr.
suppressMessages(library(epitools))
options(warn = -1, digits = 17)
set.seed(2009)
levels <- c("95" = 0.95, "998" = 0.998)
number <- function(x) ifelse(is.na(x), "none", formatC(x, digits = 17, format = "g", width = 1))
line <- function(statistic, arguments, expected)
  cat(statistic, "|", paste(arguments, collapse = " "), "|", paste(number(expected), collapse = " "), "\n", sep = "")
text <- function(x) formatC(x, digits = 15, format = "g", width = 1)

wilson <- function(x, n, level) as.numeric(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
parts <- rbind(c(0, 1), c(1, 1), c(0, 20), c(20, 20), c(1, 29), c(15, 148), c(81, 263), c(3, 1000000), c(999999, 1000000))
for (i in 1:16) { n <- sample(2:5000, 1); parts <- rbind(parts, c(sample(0:n, 1), n)) }
for (l in names(levels)) for (i in seq_len(nrow(parts)))
  line("wilson", c(parts[i, ], l), wilson(parts[i, 1], parts[i, 2], levels[l]))

byar <- function(x, z) c(x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3)
events <- function(x, level) {
  a <- 1 - level
  if (x < 10) c(qchisq(a / 2, 2 * x) / 2, qchisq(1 - a / 2, 2 * x + 2) / 2) else byar(x, qnorm(1 - a / 2))
}
for (l in names(levels)) for (x in c(0:12, 0.5, 2.5, 9.5, 10.5, 25, 50, 99, 100, 1234, 1e6))
  line("events", c(x, l), events(x, levels[l]))

for (l in names(levels)) for (i in 1:12) {
  k <- sample(2:9, 1); x <- sample(0:40, k, TRUE) + c(10, rep(0, k - 1)); n <- sample(200:9000, k); s <- sample(500:7000, k)
  rate <- sum(x * s / n) / sum(s); variance <- sum(s^2 * x / n^2) / sum(s)^2; o <- sum(x); z <- qnorm(1 - (1 - levels[l]) / 2)
  line("dsr", c(l, x, n, s), c(rate, rate + sqrt(variance / o) * (byar(o, z) - o)))
}

two <- matrix(c(189, 11034, 104, 11037,  5, 33, 2, 67,  1, 5, 3, 9,  10, 10, 4, 12,  41, 90, 41, 90), ncol = 4, byrow = TRUE)
for (i in 1:20) { n <- sample(5:3000, 2); two <- rbind(two, c(sample(1:(n[1] - 1), 1), n[1], sample(1:(n[2] - 1), 1), n[2])) }
for (i in 1:10) { n <- sample(5:40, 2); two <- rbind(two, c(sample(1:(n[1] - 1), 1), n[1], sample(1:(n[2] - 1), 1), n[2])) }
for (i in seq_len(nrow(two))) {
  x1 <- two[i, 1]; n1 <- two[i, 2]; x0 <- two[i, 3]; n0 <- two[i, 4]
  table <- matrix(c(n0 - x0, x0, n1 - x1, x1), 2, byrow = TRUE)
  for (l in names(levels)) {
    line("risk-ratio", c(two[i, ], l), as.numeric(riskratio.wald(table, conf.level = levels[l])$measure[2, ]))
    if (n1 > x1) line("odds-ratio", c(two[i, ], l), as.numeric(oddsratio.wald(table, conf.level = levels[l])$measure[2, ]))
    line("rate-ratio", c(two[i, ], l), as.numeric(rateratio.wald(matrix(c(x0, n0, x1, n1), 2, byrow = TRUE), conf.level = levels[l])$measure[2, ]))
    a <- wilson(x1, n1, levels[l]); b <- wilson(x0, n0, levels[l]); p1 <- x1 / n1; p0 <- x0 / n0; d <- p1 - p0
    line("newcombe", c(two[i, ], l), c(d - sqrt((p1 - a[1])^2 + (b[2] - p0)^2), d + sqrt((a[2] - p1)^2 + (p0 - b[1])^2)))
  }
  line("fisher", two[i, ], fisher.test(table)$p.value)
  if (min(chisq.test(table)$expected) >= 5) line("pooled-z", two[i, ], prop.test(c(x1, x0), c(n1, n0), correct = FALSE)$p.value)
  if (x1 + x0 < 50) line("two-rates", two[i, ], poisson.test(c(x1, x0), c(n1, n0))$p.value)
}
for (t in list(c(0, 7, 9, 4), c(3, 1, 1, 3), c(12, 0, 0, 9), c(30, 4970, 55, 5945), c(2, 499998, 21, 1499979), c(1500, 998500, 1400, 998600)))
  line("fisher", c(t[1], t[1] + t[2], t[3], t[3] + t[4]), fisher.test(matrix(t, 2, byrow = TRUE))$p.value)

for (p in c(0.5, 0.0123, 0.214, 0.75)) for (t in list(c(0, 5), c(5, 5), c(3, 40), c(15, 148), c(682, 925), c(2100, 10000), c(50, 100)))
  line("binomial", c(t, p), binom.test(t[1], t[2], p)$p.value)

for (l in names(levels)) for (e in c(0.3, 1, 2.7, 5, 9.99, 10, 31.4, 100, 2500.5)) {
  a <- 1 - levels[l]
  line("funnel-count", c(e, l), c(qpois(a / 2, e), qpois(a / 2, e, lower.tail = FALSE)))
}
for (i in 1:12) {
  p <- signif(runif(sample(1:25, 1))^2, 6); p[sample(length(p), 1)] <- p[1]
  line("benjamini-hochberg", text(p), p.adjust(p, "BH"))
  line("holm", text(p), p.adjust(p, "holm"))
}

for (l in names(levels)) for (i in 1:10) {
  x <- sample(900:4000, sample(2:30, 1), TRUE); y <- sample(900:4500, sample(2:30, 1), TRUE)
  welch <- t.test(x, y, conf.level = levels[l])
  line("welch", c(l, x, "/", y), c(mean(x) - mean(y), welch$conf.int, welch$p.value))
  line("mean", c(l, x), c(mean(x), t.test(x, conf.level = levels[l])$conf.int, var(x)))
  line("median", c(l, x), median(x))
}
for (n in c(8, 9, 10, 15, 24, 36)) for (ties in c(FALSE, TRUE)) {
  x <- if (ties) sample(1:5, n, TRUE) else sample(1:500, n); y <- if (ties) sample(1:6, n, TRUE) else sample(1:500, n) + 2 * x * (n %% 2)
  exact <- n < 10 && anyDuplicated(x) == 0 && anyDuplicated(y) == 0
  r <- cor.test(x, y, method = "spearman", exact = exact)
  line("spearman", c(x, "/", y), c(r$estimate, r$p.value))
}
