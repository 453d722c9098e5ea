// LEMON's matchings on a graph as text, for `benches/peers`: `lemon heaviest|largest|perfect < graph` prints `PAIRS WEIGHT SECONDS`.
//
// `heaviest` is LEMON's MaxWeightedMatching. LEMON has no "as many pairs as possible first"; `largest` is the same with so much added to
// every weight that one pair more outweighs all, `perfect` its MaxWeightedPerfectMatching, for graphs that have a perfect one.
// Timed are the construction of the algorithm and its run, not the reading of the graph: the shortest of at most nine runs or of
// as many as a second holds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartGraph;
using Weights = Graph::EdgeMap<long long>;

struct Result {
    long long pairs = 0, weight = 0;
};

template <class Matching> Result result(const Graph& graph, const Weights& weights, const Matching& matching, long long added) {
    Result result;
    for (Graph::EdgeIt edge(graph); edge != lemon::INVALID; ++edge)
        if (matching.matching(edge)) {
            ++result.pairs;
            result.weight += weights[edge] - added;
        }
    return result;
}

int main(int count, char** words) {
    const std::string mode = count == 2 ? words[1] : "";
    long long people, pairs;
    if (scanf("%lld %lld", &people, &pairs) != 2) return 1;

    Graph graph;
    graph.reserveNode(people);
    graph.reserveEdge(pairs);
    std::vector<Graph::Node> nodes(people);
    for (auto& node : nodes) node = graph.addNode();
    Weights weights(graph);
    long long most = 1;
    for (long long i = 0; i < pairs; ++i) {
        long long u, v, weight;
        if (scanf("%lld %lld %lld", &u, &v, &weight) != 3) return 1;
        weights[graph.addEdge(nodes[u], nodes[v])] = weight;
        most = std::max(most, std::llabs(weight));
    }
    const long long added = mode == "largest" ? most * (people + 1) : 0;
    if (added)
        for (Graph::EdgeIt edge(graph); edge != lemon::INVALID; ++edge) weights[edge] += added;

    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration time) { return std::chrono::duration<double>(time).count(); };
    const auto begun = Clock::now();
    double shortest = 1e9;
    Result best;
    for (int run = 0; run < 9 && (run == 0 || seconds(Clock::now() - begun) < 1); ++run) {
        const auto start = Clock::now();
        if (mode == "perfect") {
            lemon::MaxWeightedPerfectMatching<Graph, Weights> matching(graph, weights);
            if (!matching.run()) return 3;
            shortest = std::min(shortest, seconds(Clock::now() - start));
            best = result(graph, weights, matching, added);
        } else {
            lemon::MaxWeightedMatching<Graph, Weights> matching(graph, weights);
            matching.run();
            shortest = std::min(shortest, seconds(Clock::now() - start));
            best = result(graph, weights, matching, added);
        }
    }
    printf("%lld %lld %.6f\n", best.pairs, best.weight, shortest);
}
