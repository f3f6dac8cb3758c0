// How Web Chat and its cards look: the colours and type of the page's style sheet.
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const styleOptions = () => ({
  accent: color('--accent'),
  backgroundColor: color('--paper'),
  primaryFont: color('--sans'),
  monospaceFont: 'ui-monospace, monospace',
  rootHeight: '100%',
  rootWidth: '100%',
  bubbleBackground: color('--card'),
  bubbleBorderColor: color('--line'),
  bubbleBorderRadius: 10,
  bubbleBorderWidth: 1,
  bubbleTextColor: color('--ink'),
  bubbleMaxWidth: 680,
  bubbleMinHeight: 36,
  bubbleFromUserBackground: color('--accent'),
  bubbleFromUserBorderColor: color('--accent'),
  bubbleFromUserBorderRadius: 10,
  bubbleFromUserTextColor: color('--on-accent'),
  paddingRegular: 11,
  paddingWide: 22,
  groupTimestamp: 60000,
  timestampColor: color('--soft'),
  subtle: color('--soft'),
  hideUploadButton: true,
  // The page has a field of its own, which works before Web Chat is loaded.
  hideSendBox: true,
  suggestedActionLayout: 'flow',
  transcriptOverlayButtonBackground: color('--card'),
  transcriptOverlayButtonColor: color('--ink'),
  transitionDuration: '0s',
  // An answer is shown from its beginning already.
  scrollToEndButtonBehavior: false,
  feedbackActionsPlacement: 'activity-status',
  // What cannot be sent now waits until it can.
  sendTimeout: 24 * 3_600_000,
  sendTimeoutForAttachments: 24 * 3_600_000,
});

export const hostConfig = () => {
  const tone = (name) => ({ default: color(name), subtle: color(name) });
  const foregroundColors = {
    default: { default: color('--ink'), subtle: color('--soft') },
    accent: tone('--accent'),
    good: tone('--good'),
    warning: tone('--warn'),
    attention: tone('--bad'),
  };
  const style = { foregroundColors, backgroundColor: color('--card') };
  const font = {
    fontFamily: color('--sans'),
    fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
    lineHeights: { small: 20, default: 26, medium: 26, large: 28, extraLarge: 32 },
    fontWeights: { lighter: 300, default: 400, bolder: 650 },
  };
  return {
    supportsInteractivity: true,
    fontTypes: { default: font, monospace: font },
    containerStyles: { default: style, emphasis: style },
    spacing: { small: 6, default: 10, medium: 12, large: 18, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: color('--line') },
    actions: {
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      // The style sheet keeps the distance: a box between buttons would indent their second row.
      buttonSpacing: 0,
      maxActions: 8,
      spacing: 'medium',
      showCard: { actionMode: 'inline' },
    },
  };
};
